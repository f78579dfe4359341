"""Make the web font files of the site from the two Fontsource packages.

Latin and Cyrillic are copied as packed. Latin Extended is cut to the letters of
European languages written in Latin script, because the packed file is three times
as large and a Polish page preloads it.
"""

import shutil
import sys
from pathlib import Path

from fontTools import subset

FAMILIES = ("brygada-1918", "source-sans-3")
STYLES = {"brygada-1918": ("normal", "italic"), "source-sans-3": ("normal",)}
RANGES_COPIED = ("latin", "cyrillic")
LATIN_EXT_UNICODES = (*range(0x0100, 0x0180), *range(0x02C6, 0x02DE))
TARGET = Path(__file__).resolve().parents[2] / "site" / "config" / "static" / "fonts"


def cut_latin_ext(source: Path, target: Path) -> None:
    """Write ``source`` to ``target`` with the Latin Extended-A letters only."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LATIN_EXT_UNICODES)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


def make_family(family: str, packages: Path) -> None:
    """Copy and cut the files of one family, with its licence beside them."""
    package = packages / "@fontsource-variable" / family
    for style in STYLES[family]:
        for name in RANGES_COPIED:
            file_name = f"{family}-{name}-wght-{style}.woff2"
            shutil.copyfile(package / "files" / file_name, TARGET / file_name)
        file_name = f"{family}-latin-ext-wght-{style}.woff2"
        cut_latin_ext(package / "files" / file_name, TARGET / file_name)
    shutil.copyfile(package / "LICENSE", TARGET / f"OFL-{family}.txt")


def main() -> int:
    """Read the folder of installed packages from the command line."""
    if len(sys.argv) != 2:
        sys.stderr.write("usage: subset_fonts.py path/to/node_modules\n")
        return 2
    TARGET.mkdir(parents=True, exist_ok=True)
    for family in FAMILIES:
        make_family(family, Path(sys.argv[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
