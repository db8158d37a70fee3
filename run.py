#!/usr/bin/env python3
"""Set Rotabene up and start it. Needs Python 3.11 and nothing else.

    python3 run.py               open the window, the first time on the sample team; without a display, plan
                                 that team, print its rota and write it as PDF, xlsx and ics
    python3 run.py test [...]    run all tests, a process for each core up to four; with words, what they
                                 name to pytest, in one process
    python3 run.py agree         solve thousands of random teams and check each rota against the checker
    python3 run.py reader        walk every screen over the accessibility bus, as a screen reader does
    python3 run.py race          many programs want the same offers at once (--rounds N, --processes N)
    python3 run.py monkey        random hands on the real window for an hour (--minutes N, --seed N)
    python3 run.py lint          run the linter, the type checker and the import contracts
    python3 run.py benchmarks    measure speed and quality of plan; minutes long, never part of the tests
    python3 run.py setup         only make the environment
    python3 run.py VERB [...]    the command line: sample, schema, plan, check, show, export (see --help)

The environment is the folder `.venv` beside this file, made from `requirements.lock`. Nothing outside
this folder is changed, but for Debian packages, which are installed as root or with a password-free sudo.

This file must parse on Python 3.7, so that an old Python gets a sentence and not a syntax error.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
MARK = VENV / "rotabene-ready"
INSTALL_LOG = VENV / "install.log"
OUTPUT = ROOT / "output"

OLDEST_PYTHON = (3, 11)
NEEDED_MEGABYTES = 1600
# Packages and parts of packages that are there because others ask for them, and that no run of ours imports.
NEVER_IMPORTED = r"[/\\](pandas|pip|setuptools|PyInstaller|mypy|tests?|f2py|distutils)[/\\]"
SAMPLE_TEAM = "riverside"
SAMPLE_SECONDS = "30"
MODULES = {
    "test": "pytest",
    "agree": "tests.solver.agreement",
    "race": "tests.planner.services.swaps.race",
    "reader": "tests.ui.screen_reader",
    "monkey": "tests.ui.monkey",
    "benchmarks": "benchmarks",
}
# A file's tests stay in one process, as what they share is made once; short files of the window come last.
ALL_TESTS = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder")

# What PySide6 loads from the system and a bare Debian 12 lacks: library file -> Debian package.
# Read off with ldd from QtWidgets and from the offscreen, xcb and wayland platform plugins; what these
# packages bring along themselves (libX11, libfreetype, libxcb-render …) is not listed.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}

# What the walk over the accessibility bus stands on, program or file -> Debian package: a display without a
# screen, a window manager (without one no window is ever active, and no key reaches it), and the buses.
READER_PARTS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "dbus-daemon": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/libexec/at-spi2-registryd": "at-spi2-core",
}

PIP_OPTIONS = (
    "--require-hashes", "--no-deps", "--only-binary=:all:", "--no-compile", "--no-input",
    "--disable-pip-version-check",
)  # fmt: skip

# What pip says -> what it means to a person.
PIP_TROUBLES = (
    (("No space left on device",), "The disk is full. Free some space and run the same command again."),
    (
        (
            "NewConnectionError",
            "Name or service not known",
            "Temporary failure in name resolution",
            "ConnectTimeoutError",
            "ReadTimeoutError",
            "ProxyError",
            "SSLError",
            "getaddrinfo failed",
        ),
        "The Python package index could not be reached. Check the network (or the proxy that pip is set to "
        "use) and run the same command again.",
    ),
    (
        ("No matching distribution found", "Could not find a version that satisfies"),
        "A pinned package has no build for this machine. Rotabene needs 64-bit Linux (glibc 2.34 or newer), "
        "Windows 10 or macOS 13, with Python 3.11 to 3.14 from python.org or the system.",
    ),
    (
        ("THESE PACKAGES DO NOT MATCH THE HASHES",),
        "A downloaded package is not the one that was pinned. Try again; if it goes on, do not trust the "
        "network or the package mirror in use.",
    ),
)


class SetupError(Exception):
    """Something a person must put right before Rotabene can run; the text says what and how."""


def main(words: list[str]) -> int:
    """Do what the words ask; return the exit status."""
    try:
        return act_on(words)
    except SetupError as trouble:
        print(f"Rotabene: {trouble}", file=sys.stderr)
        return 1
    except OSError as error:
        place = f" ({error.filename})" if error.filename else ""
        print(
            f"Rotabene: the system refused: {error.strerror or error}{place}. Nothing was lost; put this "
            "right and run the same command again.",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        print("\nRotabene: stopped. Run the same command again to go on.", file=sys.stderr)
        return 130


def act_on(words: list[str]) -> int:
    """Set up, then hand over to the window, the tests, the checks or the command line."""
    check_python()
    if words[:1] in (["-h"], ["help"]):
        print((__doc__ or "").strip())
        return 0
    opens_window = not words and has_display()
    verb = words[0] if words else ""
    needed = missing_packages(with_qt=opens_window or verb in ("test", "reader", "monkey"))
    install_system_packages(sorted({*needed, *(missing_reader_parts() if verb == "reader" else ())}))
    make_environment()
    if words == ["setup"]:
        say(f"The environment is ready: {VENV}")
        return 0
    if words == ["lint"]:
        return run_checks()
    if verb in MODULES:
        further = ALL_TESTS if words == ["test"] else words[1:]
        return in_environment("-m", MODULES[verb], *further, at=ROOT)
    if words:
        return in_environment("-m", "ui.cli", *words)
    return in_environment("-m", "ui", "--or-sample", SAMPLE_TEAM) if opens_window else plan_sample()


def check_python() -> None:
    """Refuse a Python that cannot run Rotabene."""
    if sys.version_info < OLDEST_PYTHON:
        raise SetupError(
            f"this is Python {sys.version.split()[0]}, and 3.11 or newer is needed. Install it from "
            "python.org or the system's packages and run this file with it, for example: python3.11 run.py"
        )


# --- the environment -------------------------------------------------------------------------------------


def make_environment() -> None:
    """Make `.venv` from the lock, or return at once where it is already that."""
    wanted = environment_mark()
    if MARK.is_file() and MARK.read_text(encoding="utf-8") == wanted:
        return
    if not LOCK.is_file():
        raise SetupError(f"{LOCK} is missing. Fetch the project again, whole.")
    check_disk()
    if not environment_has_pip():
        say("Making the environment in .venv, once; this takes a minute or two …")
        create_environment()
    say("Installing the pinned packages …")
    install_lock()
    MARK.write_text(wanted, encoding="utf-8")


def environment_mark() -> str:
    """What `.venv` must have been made from: this lock, and this minor version of Python."""
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest() if LOCK.is_file() else "no lock"
    return f"{sys.version_info[0]}.{sys.version_info[1]} {digest}\n"


def check_disk() -> None:
    """Refuse to begin what would fill the disk."""
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < NEEDED_MEGABYTES and not MARK.is_file():
        raise SetupError(
            f"the environment needs about {NEEDED_MEGABYTES} MB and the disk of {ROOT} has {free} MB free. "
            "Free some space and run the same command again."
        )


def environment_python() -> Path:
    """The Python inside `.venv`."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def environment_has_pip() -> bool:
    """Whether `.venv` works, is of this minor version of Python, and can install packages."""
    wanted = f"import sys, pip; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    return environment_python().exists() and quiet([str(environment_python()), "-c", wanted]) == 0


def create_environment() -> None:
    """Make an empty `.venv`."""
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    result = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise SetupError(
            f"Python could not make an environment in {VENV}:\n{last_lines(result.stdout + result.stderr)}"
        )


def install_lock() -> None:
    """Install exactly the packages of the lock; each is checked against its hash."""
    command = [str(environment_python()), "-m", "pip", "install", *PIP_OPTIONS, "-r", str(LOCK)]
    with INSTALL_LOG.open("w", encoding="utf-8") as log:
        status = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False
        ).returncode
    if status == 0:
        compile_packages()
        return
    text = INSTALL_LOG.read_text(encoding="utf-8", errors="replace")
    raise SetupError(f"{meaning_of(text)} (pip's own words are in {INSTALL_LOG})")


def compile_packages() -> None:
    """Compile what will be imported, on all cores; pip would compile everything, on one."""
    site = next(VENV.glob("lib/python*/site-packages"), VENV / "Lib" / "site-packages")
    quiet([str(environment_python()), "-m", "compileall", "-q", "-j", "0", "-x", NEVER_IMPORTED, str(site)])


def meaning_of(pip_log: str) -> str:
    """What pip's words mean to a person and what to do; its last lines where they are not known."""
    for signs, sentence in PIP_TROUBLES:
        if any(sign in pip_log for sign in signs):
            return sentence
    return f"the pinned packages could not be installed:\n{last_lines(pip_log)}\n"


# --- system packages -------------------------------------------------------------------------------------


def missing_packages(with_qt: bool) -> list[str]:
    """All Debian packages that are needed and not there, so that a person is asked once; empty off Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return ([] if has_venv_parts() else [venv_package()]) + (missing_libraries() if with_qt else [])


def has_venv_parts() -> bool:
    """Whether this Python carries all it needs to make an environment (Debian splits it off)."""
    return MARK.is_file() or quiet([sys.executable, "-c", "import venv, ensurepip"]) == 0


def venv_package() -> str:
    """Where Debian keeps what `has_venv_parts` looks for."""
    return f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"


def missing_libraries() -> list[str]:
    """The Debian packages of the system libraries that Qt would not find."""
    return sorted({package for library, package in QT_LIBRARIES.items() if not can_load(library)})


def missing_reader_parts() -> list[str]:
    """The Debian packages of the parts of the accessibility bus that are not there."""
    if not sys.platform.startswith("linux"):
        raise SetupError("the accessibility bus AT-SPI is there on Linux only.")
    missing = [
        name
        for name in READER_PARTS
        if not (shutil.which(name) or (Path(name).is_absolute() and Path(name).exists()))
    ]
    return sorted({READER_PARTS[name] for name in missing})


def can_load(library: str) -> bool:
    """Whether the system's loader finds this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(packages: list[str]) -> None:
    """Install Debian packages where that is allowed; else say the exact command and stop."""
    if not packages:
        return
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        raise SetupError(
            f"system parts are missing. On Debian and Ubuntu they are the packages {names}; install what "
            "your system calls them and run the same command again."
        )
    prefix = root_prefix()
    if prefix is None:
        raise SetupError(
            "system packages are missing that only an administrator can install. Run\n\n    sudo apt-get "
            f"update && sudo apt-get install -y --no-install-recommends {names}\n\nand then the same "
            "command again."
        )
    say(f"Installing the system packages {names} …")
    apt_install(prefix, packages)


def root_prefix() -> list[str] | None:
    """The words before a command that must run as root: none as root, sudo without password, or None."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and quiet(["sudo", "-n", "true"]) == 0:
        return ["sudo", "-n"]
    return None


def apt_install(prefix: list[str], packages: list[str]) -> None:
    """Install with apt-get, refreshing its lists only where the first try fails."""
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=120"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    if quiet(install) == 0:
        return
    quiet([*apt, "update"])
    result = subprocess.run(install, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        unreachable = "resolving" in result.stderr or "Could not connect" in result.stderr
        advice = (
            "The package archive could not be reached: check the network and try again. "
            if unreachable
            else ""
        )
        raise SetupError(
            f"{advice}apt-get could not install {' '.join(packages)}. Its last words:\n"
            f"{last_lines(result.stdout + result.stderr)}"
        )


# --- what is run inside the environment ------------------------------------------------------------------


def in_environment(*words: str, at: Path | None = None) -> int:
    """Run the environment's Python with the project importable; return its exit status."""
    environment = dict(os.environ, PYTHONPATH=str(ROOT), PYTHONSAFEPATH="1", PYTHONUTF8="1")
    return subprocess.run(
        [str(environment_python()), *words], cwd=at, env=environment, check=False
    ).returncode


def run_checks() -> int:
    """Linter, types and import contracts, all of them even where one fails; 0 where all hold."""
    checks = {
        "ruff": ["-m", "ruff", "check", "."],
        "mypy": ["-m", "mypy"],
        "import contracts": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
    }
    failed = []
    for name, words in checks.items():
        say(f"— {name}")
        if in_environment(*words, at=ROOT) != 0:
            failed.append(name)
    say(f"Failed: {', '.join(failed)}" if failed else "Linter, types and import contracts hold.")
    return 1 if failed else 0


def plan_sample() -> int:
    """Without a display: plan the sample team, print the rota and write it as PDF, xlsx and ics."""
    say(f"There is no display, so the sample team “{SAMPLE_TEAM}” is planned here in the terminal.")
    OUTPUT.mkdir(exist_ok=True)
    rota = OUTPUT / f"{SAMPLE_TEAM}.rota.json"
    files = [OUTPUT / f"{SAMPLE_TEAM}.{kind}" for kind in ("pdf", "xlsx", "ics")]
    steps = [
        ["plan", SAMPLE_TEAM, "--seconds", SAMPLE_SECONDS, "-o", str(rota)],
        *(["export", SAMPLE_TEAM, str(rota), "-o", str(file)] for file in files),
    ]
    for step in steps:
        status = in_environment("-m", "ui.cli", *step)
        if status != 0:
            return status
    say("Written:\n" + "\n".join(f"  {file}" for file in [rota, *files]))
    say("With a display, the same command opens the window.")
    return 0


def has_display() -> bool:
    """Whether a window can be opened. The project is imported only now that the Python is new enough."""
    from ui.main_window.display import display_answers

    return display_answers()


# --- small things ----------------------------------------------------------------------------------------


def quiet(command: list[str]) -> int:
    """Run a command with nothing shown; return its exit status, 127 where it cannot start."""
    try:
        return subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        ).returncode
    except OSError:
        return 127


def last_lines(text: str) -> str:
    """The end of a long output, indented."""
    return "\n".join("    " + line for line in text.strip().splitlines()[-8:])


def say(sentence: str) -> None:
    """Print a line at once, so that it stands before what a child prints."""
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
