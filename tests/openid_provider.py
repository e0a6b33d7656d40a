"""A stand-in for the Hub's side of OpenID Connect: whoever is sent to it signs in as `account` at once."""

import base64
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from urllib.parse import urlencode

import uvicorn
from conftest import PATIENCE, free_port
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "client", "client-secret"
HOUR = 3600


@dataclass
class Provider:
    """`account` signs in next; None declines. A session lasts for `seconds`."""

    url: str = ""
    account: str | None = "ann"
    seconds: int = 8 * HOUR
    _key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "key"}))
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """What a Space with `hf_oauth: true` sets."""
        return {
            "SYSTEM": "spaces",
            "SPACE_ID": "owner/space",
            "OAUTH_CLIENT_ID": CLIENT,
            "OAUTH_CLIENT_SECRET": SECRET,
            "OAUTH_SCOPES": "openid profile",
            "OPENID_PROVIDER_URL": self.url,
        }

    async def metadata(self, http: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/oauth/authorize",
                "token_endpoint": f"{self.url}/oauth/token",
                "jwks_uri": f"{self.url}/oauth/jwks",
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        )

    async def authorize(self, http: Request) -> Response:
        asked = dict(http.query_params)
        assert (asked["client_id"], asked["response_type"]) == (CLIENT, "code")
        if self.account is None:
            answer = {"error": "access_denied", "state": asked["state"]}
        else:
            code = secrets.token_hex(8)
            self._codes[code] = {**asked, "account": self.account}
            answer = {"code": code, "state": asked["state"]}
        joint = "&" if "?" in asked["redirect_uri"] else "?"
        return RedirectResponse(f"{asked['redirect_uri']}{joint}{urlencode(answer)}")

    async def token(self, http: Request) -> Response:
        credentials = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        async with http.form() as form:
            asked = self._codes.pop(str(form["code"]), None)
            is_valid = asked is not None and form["redirect_uri"] == asked["redirect_uri"]
        if asked is None or not is_valid or http.headers["authorization"] != f"Basic {credentials}":
            return JSONResponse({"error": "invalid_grant"}, 400)
        now, account = int(time.time()), asked["account"]
        claims = {
            "iss": self.url,
            "aud": CLIENT,
            "sub": f"id-of-{account}",
            "iat": now,
            "exp": now + HOUR,
            "nonce": asked["nonce"],
            "name": account.title(),
            "preferred_username": account,
            "profile": f"{self.url}/{account}",
            "picture": f"{self.url}/{account}.png",
        }
        return JSONResponse(
            {
                "access_token": secrets.token_hex(8),
                "token_type": "bearer",
                "expires_in": self.seconds,
                "scope": "openid profile",
                "id_token": jwt.encode({"alg": "RS256", "kid": "key"}, claims, self._key),
            }
        )

    async def jwks(self, http: Request) -> Response:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})


@contextmanager
def serve_provider() -> Iterator[Provider]:
    """On a port of its own."""
    port = free_port()
    provider = Provider(f"http://127.0.0.1:{port}")
    routes = [
        Route("/.well-known/openid-configuration", provider.metadata),
        Route("/oauth/authorize", provider.authorize),
        Route("/oauth/token", provider.token, methods=["POST"]),
        Route("/oauth/jwks", provider.jwks),
    ]
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes), port=port, log_level="error"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + PATIENCE
    while not server.started:
        assert thread.is_alive()
        assert time.monotonic() < deadline
        time.sleep(0.01)
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join()
