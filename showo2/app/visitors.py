"""Who asks: an account that has signed in, or else an address."""

from collections.abc import Mapping
from typing import Any


def account_in(scope: Mapping[str, Any]) -> str | None:
    """The account that sent a request; None where nobody signs in."""
    user = scope.get("user")
    return user.display_name if user is not None and user.is_authenticated else None


def visitor_in(scope: Mapping[str, Any]) -> str | None:
    """For turns, limits and quotas: the account that sent a request, or else the address."""
    client = scope.get("client")
    return account_in(scope) or (None if client is None else str(client[0]))
