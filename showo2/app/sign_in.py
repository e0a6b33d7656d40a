"""Signing in with a Hub account, on a Space whose front matter says `hf_oauth: true`.

Gradio has the routes of OAuth and the cookie. What is here keeps everything else from visitors who have not
signed in, and tells the rest of the app who has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

import gradio as gr
from starlette.authentication import AuthCredentials, AuthenticationBackend, AuthenticationError, SimpleUser
from starlette.middleware import Middleware
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, Response

from showo2.app.access import is_from_elsewhere
from showo2.app.events import UI_EVENT
from showo2.app.gradio_private.callers import scope_of, signed_in_account
from showo2.app.gradio_private.routes import STARTUP_ROUTE
from showo2.app.hosts import AllowedHosts
from showo2.app.i18n import bilingual, t
from showo2.app.monitoring.routes import METRICS, PROBES
from showo2.app.refusals import is_openai, refusal
from showo2.app.strings import LANGUAGES
from showo2.app.visitors import account_in
from showo2.errors import NotASpace

# What a Space with `hf_oauth: true` sets. Elsewhere Gradio would sign everybody in as this machine's account.
VARIABLES = ("SPACE_ID", "OAUTH_CLIENT_ID", "OAUTH_CLIENT_SECRET", "OAUTH_SCOPES", "OPENID_PROVIDER_URL")
LOGIN, CALLBACK, LOGOUT = "/login/huggingface", "/login/callback", "/logout"
# Gradio asks itself whether it has started.
OPEN = (LOGIN, CALLBACK, LOGOUT, STARTUP_ROUTE, METRICS, *PROBES)
# Each with its HTTP status.
REASONS = {"sign_in_needed": 401, "sign_in_denied": 403}


@dataclass(frozen=True)
class HubAccounts:
    """The accounts that may use the page; None stands for all. Their names are in lower case."""

    allowed: frozenset[str] | None

    @classmethod
    def of(cls, listed: str | None, environment: Mapping[str, str]) -> "HubAccounts":
        """`listed` are names, separated by commas. Raises NotASpace where the Hub cannot sign anybody in."""
        missing = [name for name in VARIABLES if not environment.get(name)]
        if environment.get("SYSTEM") != "spaces":
            missing.insert(0, "SYSTEM")
        if missing:
            raise NotASpace(missing=", ".join(missing))
        return cls(None if listed is None else frozenset(name.strip().lower() for name in listed.split(",")))

    def may_use(self, account: str) -> bool:
        return self.allowed is None or account.lower() in self.allowed


class SignIn(AuthenticationBackend):
    """Refuses requests of who has not signed in, and names the account in the others.

    OpenAI's routes have keys of their own.
    """

    def __init__(self, accounts: HubAccounts, hosts: AllowedHosts) -> None:
        self._accounts, self._hosts = accounts, hosts

    async def authenticate(self, conn: HTTPConnection) -> tuple[AuthCredentials, SimpleUser] | None:
        """Raises AuthenticationError with a key of REASONS."""
        # The cookie comes along with requests of pages on other sites too.
        is_own = not is_from_elsewhere(conn.headers, self._hosts)
        account = signed_in_account(conn.session) if is_own else None
        if account is not None and self._accounts.may_use(account):
            return AuthCredentials(), SimpleUser(account)
        was_declined = conn.scope["path"] == CALLBACK and "error" in conn.query_params
        if (conn.scope["path"] in OPEN and not was_declined) or is_openai(conn.scope):
            return None
        raise AuthenticationError("sign_in_needed" if account is None else "sign_in_denied")


def sign_in(accounts: HubAccounts, hosts: AllowedHosts) -> Middleware:
    """ASGI middleware that keeps the page for accounts of the Hub."""
    return Middleware(AuthenticationMiddleware, backend=SignIn(accounts, hosts), on_error=_refused)


def sign_out_link(page: gr.Blocks) -> None:
    """A link with the visitor's account, by which they sign out."""

    def shown(request: gr.Request) -> str:
        return f'<a href="{LOGOUT}">{bilingual("sign_out", account=account_in(scope_of(request)))}</a>'

    page.load(shown, None, gr.HTML(elem_classes="account"), **UI_EVENT)


def _refused(conn: HTTPConnection, error: AuthenticationError) -> Response:
    """The page to sign in on, in place of Gradio's; a sentence in place of everything else."""
    reason = str(error)
    if conn.scope["path"] not in ("/", CALLBACK):
        return refusal(conn.scope, REASONS[reason], reason)
    return HTMLResponse(_page(reason, conn), headers={"Cache-Control": "no-store"})


def _page(reason: str, conn: HTTPConnection) -> str:
    """Every language is shown: this page does without the script that picks one."""
    query = conn.url.query if conn.url.path == "/" else ""
    target = quote(f"/?{query}" if query else "/", safe="")
    # An account that may not come in is left first, and another may then sign in.
    address = f"{LOGIN if reason == 'sign_in_needed' else LOGOUT}?_target_url={target}"
    button = "sign_in" if reason == "sign_in_needed" else "sign_in_again"
    sentences = "".join(f'<p lang="{each}">{escape(t(each, reason))}</p>' for each in LANGUAGES)
    labels = " · ".join(f'<span lang="{each}">{escape(t(each, button))}</span>' for each in LANGUAGES)
    return PAGE.format(title=t("en", "title"), sentences=sentences, address=address, labels=labels)


# The Hub does not show its pages in frames of other sites, as the one in which it shows a Space.
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }}
main {{ max-width: 34rem; margin: 15vh auto 0; padding: 0 1.2rem; text-align: center; }}
a {{ display: inline-block; margin-top: 0.8rem; padding: 0.6rem 1.2rem; border-radius: 6px; }}
a {{ background: #0f766e; color: white; font-weight: 600; text-decoration: none; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{sentences}
<a href="{address}" target="_blank">{labels}</a>
</main>
<script>if (window.top === window) document.querySelector("a").removeAttribute("target");</script>
</body>
</html>
"""
