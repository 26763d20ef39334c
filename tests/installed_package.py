"""Packages as an installer leaves them: a folder to import from, and a description with entry points beside it."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType


def install(
    site: Path,
    package: str,
    entry_points: Mapping[str, str],
    files: Mapping[str, bytes],
    *,
    module: str = "",
    plugins: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Put a package with rule-sets, and plugins with code, into a folder that can be imported from."""
    name = module or package.replace("-", "_")
    for path, content in {f"{name}/__init__.py": b"raise SystemExit('this must never run')\n", **files}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    info = site / f"{package.replace('-', '_')}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    groups = {"readiness.rulesets": entry_points, "readiness.plugins": plugins}
    lines = [line for group, points in groups.items() for line in (f"[{group}]", *map(" = ".join, points.items()))]
    (info / "entry_points.txt").write_text("\n".join([*lines, ""]), encoding="utf-8")
