"""Pinned wheels from PyPI that tests read as data; nothing of them is installed or committed."""

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path


class Unavailable(Exception):
    """Something a test needs from outside is not to be had here; the message says what and why."""


# requirement -> sha256 of the wheel
PINNED = {
    "cdktn-provider-aws==25.8.1": "2ffa579cb88b063cb3a9937e43c519391e876845768f51638a848bdf2ce9f354",
    "cdktn-provider-google==18.0.0": "6ca8b1c454f16c6560f00437310ccff1ee30f93d66daf9f38bdbee4c4d4d9aae",
    "cdktn-provider-google==20.3.1": "562d1a5f4d9850be9f43f53b9c1cbb1899f0ce7c8daaf1e7b51181287e82a380",
    "cdktn-provider-google==21.1.0": "157dead5025d5db5abe48e40cc49f0b6a4d8088fd0498eb17ad5a36bca811b2a",
    "cdktn-provider-google-beta==18.0.0": "4c4bdb3a4cbdb85d2d467018beb59863d66bd4b1497c4cefa55475e720243b91",
    "cdktn-provider-google-beta==20.3.1": "3ed56bf0f493c431f447b37e4e0e4267896cef014b69c1ee599854ddd6a4df3e",
    "cdktn-provider-google-beta==21.1.0": "335670a6abb9f779ee113bc07c9402e12431aa877444039080d224599a436e84",
    "tf==1.2.0": "a2881a0d5e6fc262e82901c29bdcf0c9c617da3b702dc1655a84910f103afc02",
}


def cache() -> Path:
    """The folder for what is downloaded or derived: $EUROFENCE_TEST_CACHE or ~/.cache/eurofence-tests."""
    return Path(os.environ.get("EUROFENCE_TEST_CACHE") or Path.home() / ".cache" / "eurofence-tests")


def wheel(requirement: str) -> Path:
    """The wheel of a pinned requirement, downloaded once; raises Unavailable when it cannot be had unchanged."""
    path = cache() / "wheels" / f"{requirement.replace('==', '-')}.whl"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            _download(requirement, folder).replace(path)
    if hashlib.sha256(path.read_bytes()).hexdigest() != PINNED[requirement]:
        raise Unavailable(f"{path}: not the pinned wheel of {requirement}; remove it to download it again")
    return path


def _download(requirement: str, folder: str) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--only-binary=:all:", "--dest", folder, requirement]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    except subprocess.TimeoutExpired as error:
        raise Unavailable(f"{requirement}: download took over 300 s") from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["pip said nothing"])[-1]
        raise Unavailable(f"{requirement}: {last}")
    return next(Path(folder).iterdir())
