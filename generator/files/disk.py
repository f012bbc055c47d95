"""Whole files in, atomic writes out; every failure is an error that names the file and what to do."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import EurofenceError, Where

TEXT_LIMIT = 10_000_000
"""Bytes of the largest text file that is read unless the caller says otherwise."""


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the whole file, or refuse it when it is larger than `limit` bytes, before reading more than that."""
    with _readable(path), path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        content = b"" if size > limit else file.read(limit + 1)  # a pipe has no size, and a file can grow
    if size > limit or len(content) > limit:
        raise EurofenceError(f"is larger than {limit:,} bytes", where=Where(str(path)), hint="is it the right file?")
    return content


def read_lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file of any size, one in memory at a time."""
    with _readable(path), path.open("rb") as file:
        yield from file


def read_text(path: Path, limit: int = TEXT_LIMIT) -> str:
    """Return the whole file as UTF-8 text, with the same limit and errors as `read_bytes`."""
    return decoded(read_bytes(path, limit), str(path))


def decoded(content: bytes, name: str) -> str:
    """Return the bytes as UTF-8 text without a byte order mark; what is not text is an error at its place."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise EurofenceError("is UTF-16, not UTF-8", where=Where(name), hint="save it as UTF-8")
    if b"\0" in content:
        raise EurofenceError("is a binary file, not text", where=Where(name), hint="is it the right file?")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = after(error.object[: error.start].decode("utf-8-sig"), name)
        raise EurofenceError("is not UTF-8 text", where=where, hint="save it as UTF-8") from None


def after(text: str, name: str) -> Where:
    """Return the place right after `text`, which starts the file."""
    return Where(name, text.count("\n") + 1, len(text) - text.rfind("\n"))


def write_atomic(path: Path, text: str) -> None:
    """Put `text` at `path`, wholly or not at all, with the mode the file had; missing folders are made.

    A symbolic link is refused: following it could write outside the folder the caller meant, and replacing it
    would silently cut it. So is anything else that is not a plain file.
    """
    write_all({path: text})


def write_all(files: Mapping[Path, str]) -> None:
    """Put every text at its path, as `write_atomic` does one: nothing is replaced before all of it is on disk."""
    modes = {path: _replaceable(path) for path in files}
    # Left by a process that died with our id, such a name is free to take.
    staged = {path: path.with_name(f".{path.name}.{os.getpid()}.tmp") for path in files}
    try:
        for path, text in files.items():
            with _writable(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                staged[path].unlink(missing_ok=True)
                _write_new(staged[path], text.encode(), modes[path])
        for path, temporary in staged.items():
            with _writable(path):
                temporary.replace(path)
    finally:
        for temporary in staged.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    for folder in {path.parent for path in files}:
        _sync_folder(folder)


def remove(path: Path) -> None:
    """Remove a file; one that is not there is fine, a folder is an error."""
    if path.is_dir() and not path.is_symlink():
        raise EurofenceError("is a folder, not a file", where=Where(str(path)), hint="remove it by hand")
    with _writable(path):
        path.unlink(missing_ok=True)


def inside(root: Path, path: Path | str) -> Path:
    """Return `root / path`, or refuse a path that leaves `root`: by `..`, by being absolute, or over a link."""
    joined = root / path
    if not joined.resolve().is_relative_to(root.resolve()):
        raise EurofenceError(f"leads out of {root}", where=Where(str(path)), hint="name a path inside that folder")
    return joined


def find(root: Path, name: str) -> tuple[Path, ...]:
    """Return every file called `name` under `root`, sorted; hidden folders and linked folders are not entered.

    A folder that cannot be listed is an error: what it may hold must not go missing in silence.
    """
    found = []
    with _readable(root):
        if not root.is_dir():
            root.stat()
            raise NotADirectoryError(root)
        for folder, folders, files in os.walk(root, onerror=_raise):
            folders[:] = [each for each in folders if not each.startswith(".")]
            if name in files:
                found.append(Path(folder, name))
    return tuple(sorted(found))


def _raise(error: OSError) -> None:
    raise error


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Say what the operating system says about reading in the user's words."""
    try:
        yield
    except FileNotFoundError as error:
        raise _refused(path, error, "no such file or folder", "look for a typing mistake") from None
    except IsADirectoryError as error:
        raise _refused(path, error, "is a folder, not a file", "name the file in it") from None
    except NotADirectoryError as error:
        raise _refused(path, error, "is not a folder", "name the folder") from None
    except PermissionError as error:
        raise _refused(path, error, "may not be read", "look at its owner and mode") from None
    except OSError as error:
        raise _refused(path, error, f"could not be read ({error.strerror})", "") from error


@contextmanager
def _writable(path: Path) -> Iterator[None]:
    """Say what the operating system says about writing in the user's words."""
    try:
        yield
    except PermissionError as error:
        raise _refused(path, error, "may not be written", "look at the owner and mode of its folder") from None
    except OSError as error:
        raise _refused(path, error, f"could not be written ({error.strerror})", "") from error


def _refused(path: Path, error: OSError, message: str, hint: str) -> EurofenceError:
    """The error at the file the system named, which inside a folder is not the folder."""
    named = error.filename if isinstance(error.filename, str | Path) else path
    return EurofenceError(message, where=Where(str(named)), hint=hint)


def _replaceable(path: Path) -> int | None:
    """The mode to keep, None for a new file; what is no plain file is refused."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _refused(path, error, f"could not be written ({error.strerror})", "") from error
    if stat.S_ISLNK(mode):
        raise EurofenceError("is a symbolic link", where=Where(str(path)), hint="remove the link, or write elsewhere")
    if not stat.S_ISREG(mode):
        raise EurofenceError("is not a plain file", where=Where(str(path)), hint="write elsewhere")
    return stat.S_IMODE(mode)


def _write_new(path: Path, content: bytes, mode: int | None) -> None:
    """Make the file, which must not be there, and see it safely on disk."""
    # 0o666 is what the umask cuts down for every new file; a secret's 0o600 is put back before there is content.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if mode is not None else 0o666)
    with os.fdopen(descriptor, "wb") as file:
        if mode is not None:
            os.fchmod(descriptor, mode)
        file.write(content)
        file.flush()
        os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """A rename is on disk only when its folder is; file systems that cannot sync a folder are left at that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
