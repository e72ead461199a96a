"""Frozen slotted dataclasses that cost little to make: rtlint has some ninety, and making them was a quarter of a short run.

The standard library compiles six functions and more for each class, which takes 0.3 ms to 0.5 ms. Here only `__init__` is
compiled, for the first object; all classes share the other methods, and what the module `dataclasses` wants to know of a
class is found out when it asks.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        *, frozen: bool = False, slots: bool = False, eq: bool = True, repr: bool = True
    ) -> Callable[[type], type]:
        """What `dataclasses.dataclass` makes of a class without parents, when it is frozen and has slots."""
        if not (frozen and slots):
            raise TypeError("this makes frozen dataclasses with slots; for others there is the standard library")
        return lambda template: _made(template, eq=eq, repr=repr)


def _made(template: type, *, eq: bool, repr: bool) -> type:
    members = {name: value for name, value in vars(template).items() if name not in ("__dict__", "__weakref__")}
    names = tuple(template.__annotations__)
    fields = {name: _field(members.pop(name, dataclasses.MISSING)) for name in names}
    members |= {
        "__qualname__": template.__qualname__,
        "__slots__": names,
        "__match_args__": tuple(name for name, field in fields.items() if field.init),
        "__init__": _late_init(fields),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": _state,
        "__setstate__": _restore,
        "__dataclass_fields__": _Fields(fields),
    }
    if repr:
        members["__repr__"] = _repr
    if eq:
        compared = tuple(name for name, field in fields.items() if field.compare)
        members |= {"_compared": compared, "__eq__": _eq, "__hash__": _hash}
    return type(template)(template.__name__, (), members)


def _field(value: Any) -> dataclasses.Field[Any]:
    if isinstance(value, dataclasses.Field):
        return value
    plain: dataclasses.Field[Any] = dataclasses.field(default=value)
    return plain


def _late_init(fields: dict[str, dataclasses.Field[Any]]) -> Callable[..., None]:
    """Half of the classes are never used in a run over a clean file: what a class needs is made with its first object."""

    def init(self: Any, *values: Any, **named: Any) -> None:
        owner = type(self)
        owner.__init__ = made = _init(owner, fields)
        made(self, *values, **named)

    return init


def _init(owner: type, fields: dict[str, dataclasses.Field[Any]]) -> Callable[..., None]:
    """The one function that is compiled: it takes the fields as arguments and puts them in their slots."""
    known: dict[str, Any] = {"_missing": dataclasses.MISSING}
    arguments, lines = ["self"], []
    for name, field in fields.items():
        value = name
        if field.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = field.default_factory
            value = f"_make_{name}() if {name} is _missing else {name}" if field.init else f"_make_{name}()"
            default = "=_missing"
        elif field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
            default = f"=_default_{name}"
        else:
            default = ""
        arguments += [name + default] if field.init else []
        known[f"_set_{name}"] = getattr(owner, name).__set__
        lines.append(f"    _set_{name}(self, {value})")
    exec("\n".join((f"def __init__({', '.join(arguments)}):", *lines)), known)  # noqa: S102  # as `dataclasses` does
    init: Callable[..., None] = known["__init__"]
    return init


class _Fields:
    """`__dataclass_fields__` of a class, by which `replace`, `asdict` and others know it: worked out for the first of them."""

    def __init__(self, fields: dict[str, dataclasses.Field[Any]]) -> None:
        self.fields = fields

    def __get__(self, instance: Any, owner: type) -> dict[str, dataclasses.Field[Any]]:
        namespace = {
            "__annotations__": owner.__annotations__,
            "__module__": owner.__module__,
            "__doc__": owner.__name__,
            **self.fields,
        }
        usual: Any = dataclasses.dataclass(type(owner.__name__, (), namespace), init=False, repr=False, eq=False)
        owner.__dataclass_fields__ = usual.__dataclass_fields__  # type: ignore[attr-defined]
        found: dict[str, dataclasses.Field[Any]] = usual.__dataclass_fields__
        return found


def _values(self: Any, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple([getattr(self, name) for name in names])


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return _values(self, self._compared) == _values(other, self._compared)


def _hash(self: Any) -> int:
    return hash(_values(self, self._compared))


def _repr(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse(self: Any, name: str, *_: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__slots__]


def _restore(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__slots__, state, strict=True):
        object.__setattr__(self, name, value)
