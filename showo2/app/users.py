"""Users who may log in."""

from pathlib import Path

from showo2.errors import BadUsers

Users = list[tuple[str, str]]  # names and passwords


def read_users(source: str) -> Users:
    """The users in a file, `name:password` a line, or in a text, separated by commas.

    Raises BadUsers for anything else; passwords are not quoted.
    """
    path = Path(source)
    lines = path.read_text("utf-8").splitlines() if _is_file(path) else source.split(",")
    entries = [line.strip() for line in lines if line.strip() and not line.strip().startswith("#")]
    users = [(name.strip(), password) for name, _, password in (entry.partition(":") for entry in entries)]
    if not users or not all(name and password for name, password in users):
        raise BadUsers()
    return users


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # such as a text that is too long for a name
        return False
