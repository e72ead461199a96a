"""The settings of every file of a run: configuration files are looked for once per folder and read once."""

from __future__ import annotations

import os
from collections.abc import Sequence

from rtlint.config.layer import Layer, candidates
from rtlint.config.mistakes import ConfigError, Mistake
from rtlint.config.resolve import Given, excluded, first, refine, resolve, verify
from rtlint.config.settings import Settings, SettingsError
from rtlint.diagnostic import Severity


class Configs:
    """What the caller asked for, and what the configuration files say: of each file the nearest, or `file` for all.

    With `isolated` there are none. Mistakes in files that are met on the way are kept for `complain`. Raises
    `SettingsError` for what the caller asked for in vain, and when `file` cannot be read or has mistakes.
    """

    def __init__(self, given: Given, *, file: str | None = None, isolated: bool = False) -> None:
        """Look at what was given, and read `file`."""
        verify(given)
        if file is not None and isolated:
            raise SettingsError("`--config` names a configuration file and `--isolated` forbids to read any")
        self.given = given
        self._only = _named(file) if file is not None else () if isolated else None
        self._start = _working_folder()
        self._layers: dict[str, tuple[Layer, ...]] = {}
        self._settings: dict[tuple[str, ...], Settings] = {}
        self._mistakes: list[Mistake] = []

    def settings(self, path: str) -> Settings:
        """The settings of a file, which need not exist."""
        layers = self.layers(path)
        names = tuple(layer.file.path for layer in layers)
        if names not in self._settings:
            self._settings[names] = resolve(self.given, layers)
        return refine(self._settings[names], layers, path)

    def excludes(self, path: str) -> bool:
        """Whether a file, or a folder (its path ends with a separator), is not to be looked at."""
        return excluded(self.given, self.layers(path), path, self._start)

    def fail_on(self) -> Severity:
        """The least severity that makes a run fail: the caller's, or that of the working folder's configuration."""
        return self.given.fail_on or Severity(first(self.layers(""), "fail-on") or "error")

    def baseline(self, path: str) -> str | None:
        """The file of the mistakes that are known in a file, as its configuration names it."""
        layer = next((layer for layer in self.layers(path) if "baseline" in layer.values), None)
        return None if layer is None else os.path.normpath(os.path.join(layer.folder, layer.values["baseline"]))

    @property
    def has_baseline(self) -> bool:
        """Whether any configuration file that was met so far names a file of known mistakes."""
        met = self._layers.values() if self._only is None else (self._only,)
        return any("baseline" in layer.values for layers in met for layer in layers)

    def layers(self, path: str) -> Sequence[Layer]:
        """The configuration files that have a say about a file, the nearest first."""
        if self._only is not None:
            return self._only
        whole = os.path.join(self._start, path)
        return self._nearest(os.path.normpath(os.path.dirname(whole.rstrip("/" + os.sep) if path else whole)))

    @property
    def silent(self) -> bool:
        """Whether of all files that were asked about there is none on which any rule may speak."""
        return bool(self._settings) and not any(settings.chosen for settings in self._settings.values())

    def complain(self) -> None:
        """Raise `ConfigError` with the mistakes of all configuration files that were met so far."""
        if self._mistakes:
            raise ConfigError(self._mistakes)

    def _nearest(self, folder: str) -> tuple[Layer, ...]:
        below = []
        while folder not in self._layers:
            above = os.path.dirname(folder)
            try:
                own = _own(folder)
            except ConfigError as error:
                self._mistakes += error.mistakes
                own = ()
            if own or above == folder:
                self._layers[folder] = own
            else:
                below.append(folder)
                folder = above
        self._layers.update(dict.fromkeys(below, self._layers[folder]))
        return self._layers[folder]


def _working_folder() -> str:
    try:
        return os.getcwd()
    except OSError:
        raise SettingsError("the working folder is gone") from None


def _named(file: str) -> tuple[Layer, ...]:
    from rtlint.config.layers import named_layers

    return named_layers(file)


def _own(folder: str) -> tuple[Layer, ...]:
    if not any(candidates(folder)):
        return ()
    from rtlint.config.layers import own_layers

    return own_layers(folder)
