#!/usr/bin/env python3
"""Make the program that a desktop without Python can run, for the platform this runs on, and check it.

    python3 build_installer.py

makes `dist/rotabene/` (a PyInstaller one-folder bundle) and on Debian and Ubuntu
`dist/rotabene_VERSION_ARCH.deb` around it. It ends by using the bundle: import everything, open a database,
solve a team in the child process, write one PDF, sign in, and show the window, offscreen and, where Xvfb is
installed, on a real X server. Exit status 0 only when all of that held.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import run
from planner import __version__

ROOT = run.ROOT
DIST = ROOT / "dist"
BUNDLE = DIST / "rotabene"
PACKAGING = ROOT / "resources" / "packaging"
CHECK_TEAM = "riverside"
CHECK_SOLVE_SECONDS = "15"
# How long one program of the self-check may take before it counts as hanging.
CHECK_SECONDS = 180
# Stripping OpenBLAS breaks it, and OR-Tools with it.
NEVER_STRIPPED = "numpy.libs"
MAINTAINER = "Rotabene maintainers <maintainers@rotabene.example>"
# What the commands in this list come in, on Debian.
BUILD_TOOLS = {"objdump": "binutils", "strip": "binutils"}


class BuildError(Exception):
    """The installer could not be made; the text says why and what to do."""


def main() -> int:
    """Build, pack and check; 0 when the bundle works."""
    try:
        if importlib.util.find_spec("PyInstaller") is None:
            return build_in_environment()
        make_bundle()
        installer = make_installer()
        check_bundle()
    except (BuildError, run.SetupError) as trouble:
        print(f"build_installer: {trouble}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"build_installer: the system refused: {error}", file=sys.stderr)
        return 1
    run.say(f"Made and checked: {installer}")
    return 0


def build_in_environment() -> int:
    """Run this script again in the project's environment, which has PyInstaller."""
    run.check_python()
    run.make_environment()
    return run.in_environment(str(Path(__file__).resolve()), at=ROOT)


# --- the bundle ------------------------------------------------------------------------------------------


def make_bundle() -> None:
    """Run PyInstaller into `dist/rotabene` and make the result small."""
    install_build_tools()
    run.say("Bundling …")
    log = ROOT / "build" / "pyinstaller.log"
    log.parent.mkdir(exist_ok=True)
    command = [
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean"),
        *("--distpath", str(DIST), "--workpath", str(ROOT / "build"), str(PACKAGING / "rotabene.spec")),
    ]
    environment = dict(os.environ, PYTHONPATH=str(ROOT))
    with log.open("w", encoding="utf-8") as output:
        status = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            check=False,
        ).returncode
    if status != 0:
        raise BuildError(
            f"PyInstaller failed; its log is {log}:\n{run.last_lines(log.read_text(encoding='utf-8'))}"
        )
    strip_libraries()
    run.say(f"Bundle: {BUNDLE}, {megabytes(BUNDLE)} MB")


def install_build_tools() -> None:
    """On Linux: the shared Python library and binutils, which PyInstaller needs."""
    if not sys.platform.startswith("linux"):
        return
    packages = {package for tool, package in BUILD_TOOLS.items() if shutil.which(tool) is None}
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if not any(Path(sys.base_prefix).glob(f"lib/**/libpython{version}.so*")):
        packages.add(f"libpython{version}")
    packages.update(run.missing_libraries())
    run.install_system_packages(sorted(packages))


def strip_libraries() -> None:
    """Take symbols out of the Linux libraries after bundling, those of numpy excepted."""
    if not sys.platform.startswith("linux"):
        return
    for file in sorted(BUNDLE.rglob("*.so*")):
        if not file.is_symlink() and NEVER_STRIPPED not in file.parts:
            run.quiet(["strip", "--strip-unneeded", str(file)])


def megabytes(place: Path) -> int:
    """Size of a file, or of a folder's files."""
    files = place.rglob("*") if place.is_dir() else [place]
    return sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink()) // 1_000_000


# --- the installer ---------------------------------------------------------------------------------------


def make_installer() -> Path:
    """The .deb where dpkg-deb is there; elsewhere the bundle itself, and a sentence saying so."""
    if shutil.which("dpkg-deb") is None:
        run.say(
            f"On this platform there is no installer yet: the folder {BUNDLE} is the program. Copy it whole; "
            "rotabene-desktop in it opens the window, rotabene is the command line."
        )
        return BUNDLE
    with tempfile.TemporaryDirectory(prefix="rotabene-deb-") as folder:
        tree = Path(folder)
        tree.chmod(0o755)
        lay_out(tree)
        write_control(tree)
        target = DIST / f"rotabene_{__version__}_{architecture()}.deb"
        build_deb(tree, target)
    run.say(f"Installer: {target}, {megabytes(target)} MB")
    return target


def lay_out(tree: Path) -> None:
    """Put the bundle, the two commands, the desktop entry and the icon where Debian wants them."""
    shutil.copytree(BUNDLE, tree / "opt" / "rotabene", symlinks=True)
    commands = tree / "usr" / "bin"
    commands.mkdir(parents=True)
    for name in ("rotabene", "rotabene-desktop"):
        (commands / name).symlink_to(f"/opt/rotabene/{name}")
    places = {
        PACKAGING / "rotabene.desktop": "usr/share/applications/rotabene.desktop",
        ROOT / "resources" / "icons" / "rotabene.svg": "usr/share/icons/hicolor/scalable/apps/rotabene.svg",
        PACKAGING / "copyright": "usr/share/doc/rotabene/copyright",
    }
    for source, place in places.items():
        (tree / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, tree / place)


def write_control(tree: Path) -> None:
    """Debian's description of the package, with the system libraries Qt needs as its dependencies."""
    libc = platform.libc_ver()[1]
    # Debian 13 and Ubuntu 24.04 renamed the package for 64-bit time.
    renamed = {"libglib2.0-0": "libglib2.0-0 | libglib2.0-0t64"}
    needs = [f"libc6 (>= {libc})", *(renamed.get(p, p) for p in sorted(set(run.QT_LIBRARIES.values())))]
    lines = {
        "Package": "rotabene",
        "Version": __version__,
        "Architecture": architecture(),
        "Maintainer": MAINTAINER,
        "Section": "misc",
        "Priority": "optional",
        "Installed-Size": str(megabytes(tree) * 1000),
        "Depends": ", ".join(needs),
        "Description": "Rota and flexible-hours planner for social-work teams\n"
        " Plans the weeks of a team by its contracts, working patterns and the law on working time, proves\n"
        " how good the rota is, and says what it could not cover and why.",
    }
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text("".join(f"{key}: {value}\n" for key, value in lines.items()), encoding="utf-8")


def build_deb(tree: Path, target: Path) -> None:
    """Run dpkg-deb."""
    target.unlink(missing_ok=True)
    command = ["dpkg-deb", "--build", "--root-owner-group", "-Zzstd", "-z12", str(tree), str(target)]
    result = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise BuildError(f"dpkg-deb failed:\n{run.last_lines(result.stdout + result.stderr)}")


def architecture() -> str:
    """What Debian calls this machine."""
    told = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    return told.stdout.strip()


# --- the check -------------------------------------------------------------------------------------------


def check_bundle() -> None:
    """Use the bundle as a person would, in an empty home folder, with nothing of this checkout in reach."""
    with tempfile.TemporaryDirectory(prefix="rotabene-check-") as folder:
        home = Path(folder)
        check_command_line(home)
        check_window([], "offscreen", home)
        check_sign_in(home)
        if shutil.which("xvfb-run"):
            check_window(["xvfb-run", "-a"], "xcb", home)
        elif sys.platform.startswith("linux"):
            run.say("Not checked on an X server: xvfb-run is not installed (apt-get install xvfb).")


def check_command_line(home: Path) -> None:
    """Import everything, solve a team in the child process, check its rota and write one PDF."""
    rota, pdf = home / "rota.json", home / "rota.pdf"
    use([], "rotabene", ["--version"], home)
    use([], "rotabene", ["plan", CHECK_TEAM, "--seconds", CHECK_SOLVE_SECONDS, "-o", str(rota)], home)
    use([], "rotabene", ["check", CHECK_TEAM, str(rota)], home)
    use([], "rotabene", ["export", CHECK_TEAM, str(rota), "-o", str(pdf)], home)
    if not pdf.read_bytes().startswith(b"%PDF"):
        raise BuildError("the bundle wrote something that is not a PDF")


def check_window(prefix: list[str], platform_plugin: str, home: Path) -> None:
    """Open the window on a sample, which makes its database and builds its rota, and take a picture of it."""
    picture = DIST / f"self-check-{platform_plugin}.png"
    picture.unlink(missing_ok=True)
    own_home = home / platform_plugin
    own_home.mkdir()
    words = ["--sample", CHECK_TEAM, "--screenshot", str(picture)]
    use(prefix, "rotabene-desktop", words, own_home, QT_QPA_PLATFORM=platform_plugin)
    if not picture.is_file():
        raise BuildError(f"the bundle's window ({platform_plugin}) made no picture of itself")
    if not any(own_home.rglob("*.rotabene")):
        raise BuildError(f"the bundle's window ({platform_plugin}) opened no database")


def check_sign_in(home: Path) -> None:
    """Have people sign in to the plan that the window has made, by a compiled hash and without a keyring."""
    plan = next(home.rglob("*.rotabene"))
    phrase, team = "seven quiet herons", home / "team.json"
    use([], "rotabene", ["sign-ins", "begin", str(plan), "--as", "Jo"], home, ROTABENE_NEW_PASSPHRASE=phrase)
    words = ["take-out", str(plan), "--as", "Jo", "--team", str(team)]
    use([], "rotabene", words, home, ROTABENE_PASSPHRASE=phrase)
    if not team.is_file():
        raise BuildError("the bundle let nobody in who signed in")


def use(prefix: list[str], name: str, words: list[str], home: Path, **settings: str) -> None:
    """Run one of the bundle's programs with a clean environment; BuildError where it fails."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "QT_", "XDG_", "DISPLAY"))}
    environment = {**clean, "HOME": str(home), "LOCALAPPDATA": str(home), **settings}
    program = BUNDLE / (f"{name}.exe" if os.name == "nt" else name)
    try:
        result = subprocess.run(
            [*prefix, str(program), *words],
            cwd=home,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=CHECK_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise BuildError(f"{name} {' '.join(words)}: did not end in {CHECK_SECONDS} s") from late
    said = result.stdout + result.stderr
    if result.returncode != 0 or "Traceback" in said:
        raise BuildError(f"{name} {' '.join(words)}: ended with {result.returncode}\n{run.last_lines(said)}")
    where = f" ({settings['QT_QPA_PLATFORM']})" if "QT_QPA_PLATFORM" in settings else ""
    run.say(f"  works{where}: {name} {words[0]}")


if __name__ == "__main__":
    sys.exit(main())
