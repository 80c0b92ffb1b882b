"""A store, and a launcher where there is one, behind one address."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from scormkit.preview.records.answer import CORS, Guard, answer, open_to
from scormkit.preview.records.store import Store
from scormkit.preview.records.web import Answer, Request

if TYPE_CHECKING:
    from scormkit.preview.cmi5.launcher import Launcher


def record_site(
    store: Store, token: str, launcher: Launcher | None = None, folder: str = "/"
) -> Callable[[Request], Answer]:
    """Answers for `xapi/` below a folder and, with a launcher, for `fetch` there.

    `token` (Basic) opens all of the store.
    """
    everything = open_to(token)

    def allow(authorization: str) -> Guard | None:
        found = launcher.allow(authorization) if launcher else None
        return found or everything(authorization)

    def site(request: Request) -> Answer:
        if request.path == f"{folder}fetch" and launcher is not None:
            if request.method == "OPTIONS":
                return Answer(204, headers=CORS)
            found = launcher.fetch(request.query.get("code", ""), request.method)
            return found._replace(headers={**found.headers, **CORS})
        return answer(store, request, root=f"{folder}xapi/", allow=allow)

    return site
