"""What the user asked for: options, configuration files, and the settings each file is linted with."""

from rtlint.config.configs import Configs
from rtlint.config.mistakes import ConfigError
from rtlint.config.resolve import Given, settings
from rtlint.config.selection import Selection
from rtlint.config.settings import Settings, SettingsError, silenced

__all__ = ["ConfigError", "Configs", "Given", "Selection", "Settings", "SettingsError", "settings", "silenced"]
