"""What every response carries, and what every request is held to.

Content-Security-Policy without inline styles or scripts, as OWASP's Secure Headers Project lists
the headers; the session's cookie is the only one.
"""

from datetime import timedelta

from flask import Flask, Response, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from qa.settings import Settings
from qa.web.secret import secret_key
from qa.web.static_files import is_current

LARGEST_BODY = 64 * 1024
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
FOR_A_YEAR = "public, max-age=31536000, immutable"
HSTS = "max-age=31536000; includeSubDomains"

csrf = CSRFProtect()


def protect(app: Flask, settings: Settings) -> None:
    """Set cookie, limits, CSRF protection and headers; trust a proxy only when told of one."""
    app.config.update(
        SECRET_KEY=secret_key(settings.secret_key, settings.data),
        SESSION_COOKIE_NAME="__Host-kallsvar" if settings.https else "kallsvar",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.https,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LARGEST_BODY,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session
        # The strict check wants a Referer, which our own Referrer-Policy withholds.
        WTF_CSRF_SSL_STRICT=False,
    )
    csrf.init_app(app)
    if settings.behind_proxy:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]

    @app.after_request
    def add_headers(response: Response) -> Response:
        if request.endpoint == "static" and response.status_code < 400:
            response.headers["Cache-Control"] = FOR_A_YEAR if is_current() else "no-cache"
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.https:
            response.headers.setdefault("Strict-Transport-Security", HSTS)
        return response
