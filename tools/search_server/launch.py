"""What a server reads at its start, and how Java is called for it."""

import os
import pwd
import shutil
from collections.abc import Sequence
from pathlib import Path

from .release import DICTIONARIES, DICTIONARY_FOLDER, Unavailable

SCRATCH = "scratch"
LAUNCHER = "org.elasticsearch.launcher.CliToolLauncher"
# Half the processor time of a start; slower over hours, which no test lasts.
QUICK_START = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
OPEN = ("xpack.security.enabled: false",)
LOGGING = """\
status = error
appender.file.type = File
appender.file.name = file
appender.file.fileName = ${sys:es.logs.base_path}/server.log
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = [%d{ISO8601}][%-5p] %m%n
rootLogger.level = warn
rootLogger.appenderRef.file.ref = file
"""


def configure(
    folder: Path, *, port: int, heap: str, settings: Sequence[str], java: Sequence[str]
) -> None:
    """Write a server's configuration and make the folders it needs."""
    for name in ("conf/jvm.options.d", "conf/hunspell", "data", "logs", SCRATCH):
        (folder / name).mkdir(parents=True, exist_ok=True)
    conf = folder / "conf"
    for name in DICTIONARIES:
        copy_dictionary(name, conf / "hunspell" / name)
    write_lines(
        conf / "elasticsearch.yml",
        f"cluster.name: local-{port}",
        f"path.data: {folder}/data",
        f"path.logs: {folder}/logs",
        "network.host: 127.0.0.1",
        f"http.port: {port}",
        # Any free one: nothing but the server itself uses it.
        "transport.port: 0",
        "discovery.type: single-node",
        "node.store.allow_mmap: false",
        "cluster.routing.allocation.disk.threshold_enabled: false",
        "xpack.apm_data.enabled: false",
        *settings,
    )
    write_lines(
        conf / "jvm.options",
        f"-Xms{heap}",
        f"-Xmx{heap}",
        "-XX:-AlwaysPreTouch",
        # Of its own: the server refuses a configuration inside its scratch folder.
        f"-Djava.io.tmpdir={folder}/{SCRATCH}",
        f"-XX:ErrorFile={folder}/logs/fault.log",
        *java,
    )
    (conf / "log4j2.properties").write_text(LOGGING)
    hand_over(folder)


def write_lines(path: Path, *lines: str) -> None:
    """Write a small file."""
    path.write_text("\n".join(lines) + "\n")


def launch_options(files: Path, folder: Path) -> list[str]:
    """Return Java's options and arguments for the program that starts the server."""
    return [
        "-Xms4m",
        "-Xmx64m",
        "-XX:+UseSerialGC",
        "-Dcli.name=server",
        f"-Dcli.script={files}/bin/elasticsearch",
        "-Dcli.libs=lib/tools/server-cli",
        f"-Des.path.home={files}",
        f"-Des.path.conf={folder}/conf",
        "-Des.distribution.type=tar",
        "-Des.java.type=from JAVA_HOME",
        "-cp",
        f"{files}/lib/*:{files}/lib/cli-launcher/*",
        LAUNCHER,
        # Ends once the server is up, or tells why it is not.
        "--daemonize",
        "--pidfile",
        f"{folder}/pid",
    ]


def copy_dictionary(name: str, target: Path) -> None:
    """Lay a dictionary where the server reads it: inside its configuration."""
    target.mkdir(exist_ok=True)
    for kind in ("aff", "dic"):
        source = DICTIONARY_FOLDER / f"{name}.{kind}"
        if not source.exists():
            raise Unavailable(f"The dictionary {DICTIONARIES[name]} is missing.")
        shutil.copyfile(source, target / source.name)


def plain_user() -> int | None:
    """Return whom the server runs as: it refuses root. None is whoever asks."""
    return pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else None


def hand_over(folder: Path) -> None:
    """Give a folder to the user the server runs as."""
    user = plain_user()
    if user is None:
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, user, pwd.getpwuid(user).pw_gid)
