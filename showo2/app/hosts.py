"""The names under which the page may be reached."""

import ipaddress
import os
from dataclasses import dataclass
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "::1")
ANY = "*"


@dataclass(frozen=True)
class AllowedHosts:
    """The names under which the page may be reached.

    Without the list, a page on another site could have its own name resolved to this machine, and read the
    answers (DNS rebinding). An address in numbers cannot be rebound.
    """

    names: frozenset[str]
    has_addresses: bool  # whether any IP address may be used as well

    @classmethod
    def of(cls, host: str, listed: str | None, is_shared: bool = False) -> "AllowedHosts":
        """For an app that listens on `host`; `listed` are further names, separated by commas, or "*".

        The names of a Space and of a shared link are known.
        """
        names = {name.strip().lower() for name in (listed or "").split(",")} - {""}
        names |= {*LOOPBACK, host.lower(), *os.environ.get("SPACE_HOST", "").lower().split(",")}
        if is_shared:
            names.add(".gradio.live")
        return cls(frozenset(names - {""}), host not in LOOPBACK)

    def __contains__(self, name: str) -> bool:
        if name in self.names or ANY in self.names or (self.has_addresses and is_address(name)):
            return True
        return any(each.startswith(".") and name.endswith(each) for each in self.names)


LOCAL_HOSTS = AllowedHosts(frozenset(LOOPBACK), False)


def host_name(host: str) -> str:
    """The name in a Host header, without its port and brackets."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def is_address(name: str) -> bool:
    """Whether it is an IP address."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
