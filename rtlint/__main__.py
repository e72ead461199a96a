"""`python -m rtlint`."""

from rtlint.cli import main

if __name__ == "__main__":
    main(prog_name="rtlint")
