"""Policy: which packages besides readiness itself may be used. Whoever runs it decides, never a profile."""

from collections.abc import Iterable

from readiness.errors import SelectionError
from readiness.reading.discovery import OWN_PACKAGE
from readiness.reading.entry_points import EntryPoint
from readiness.record import Plain


class Policy(Plain):
    """What may be used of other packages, by the names of rule-sets, plugins or packages.

    ``none`` keeps all of them away. Where ``allow`` names any, no others are used; what ``block`` names is not used
    in any case. What ``require`` names has to be there and to work.
    """

    none: bool = False
    allow: tuple[str, ...] = ()
    block: tuple[str, ...] = ()
    require: tuple[str, ...] = ()

    def admits(self, point: EntryPoint) -> bool:
        """Say whether something that a package offers may be used."""
        if point.package == OWN_PACKAGE:
            return True
        names = {point.name, point.package}
        allowed = not self.allow or not names.isdisjoint(self.allow)
        return allowed and not self.none and names.isdisjoint(self.block)

    def check(self, points: Iterable[EntryPoint]) -> None:
        """Check that every name means something.

        Raises :class:`~readiness.errors.SelectionError` with near names for one that is nobody's.
        """
        known = {name for point in points if point.package != OWN_PACKAGE for name in (point.name, point.package)}
        for name in (*self.allow, *self.block, *self.require):
            if name not in known:
                raise SelectionError("third-party rule-set, plugin or package", name, known)


NO_POLICY = Policy()
