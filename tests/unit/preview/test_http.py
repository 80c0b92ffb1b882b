"""The server answers those who have its key, at its own address, and nobody else."""

from __future__ import annotations

import http.client
import socket
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from scormkit.preview.http import LARGEST_BODY, Request, Response, Running, serve


def echo(request: Request) -> Response:
    if request.path == "stream":
        return Response(stream=iter([b"one ", b"two"]))
    return Response(body=f"{request.method} {request.path} {dict(request.query)} {request.body!r}".encode())


@pytest.fixture
def running() -> Iterator[Running]:
    with serve(echo) as server:
        yield server


def ask(
    running: Running, path: str, *, method: str = "GET", body: bytes = b"", host: str = ""
) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=5)
    headers = {"Host": host} if host else {}
    connection.request(method, path, body=body or None, headers=headers)
    response = connection.getresponse()
    answer = (response.status, response.read().decode())
    connection.close()
    return answer


def key_of(running: Running) -> str:
    return urlsplit(running.address).path


def test_a_request_with_the_key_is_answered(running: Running) -> None:
    assert ask(running, f"{key_of(running)}a%20b/c?x=1", method="POST", body=b"hi") == (
        200,
        "POST a b/c {'x': '1'} b'hi'",
    )


@pytest.mark.parametrize("path", ["/", "/wrong/a", "/a", "//", "/%2e%2e/a"])
def test_without_the_key_nothing_is_told(running: Running, path: str) -> None:
    status, text = ask(running, path)
    assert status == 403
    assert "key" in text


@pytest.mark.parametrize("host", ["example.com", "127.0.0.1", "localhost:1", "evil.localhost"])
def test_another_host_is_refused(running: Running, host: str) -> None:
    assert ask(running, key_of(running), host=host)[0] == 403


def test_localhost_is_the_same_place(running: Running) -> None:
    assert ask(running, key_of(running), host=f"localhost:{running.port}")[0] == 200


def test_it_listens_on_the_loopback_address_only(running: Running) -> None:
    assert running.address.startswith("http://127.0.0.1:")
    with socket.socket() as other:  # a server on every address would keep this one from being taken
        other.bind(("127.0.0.2", running.port))


def test_a_body_that_is_too_large_is_not_read(running: Running) -> None:
    with socket.create_connection(("127.0.0.1", running.port), timeout=5) as client:
        head = f"POST {key_of(running)} HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\n"
        client.sendall(f"{head}Content-Length: {LARGEST_BODY + 1}\r\n\r\n".encode())
        assert client.recv(100).startswith(b"HTTP/1.1 413")


def test_a_stream_is_sent_to_its_end(running: Running) -> None:
    assert ask(running, f"{key_of(running)}stream") == (200, "one two")


def test_a_browser_that_vanishes_harms_nobody(running: Running, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_connection(("127.0.0.1", running.port), timeout=5) as client:
        client.sendall(f"GET {key_of(running)} HTTP/1.1\r\nHost: 127.0".encode())
    assert ask(running, key_of(running))[0] == 200
    assert capsys.readouterr() == ("", "")


def test_a_taken_port_is_an_error(running: Running) -> None:
    with pytest.raises(OSError, match=r"in use|already"), serve(echo, running.port):
        pass


def test_an_answer_goes_out_at_once(running: Running) -> None:
    """A course makes dozens of calls at each page, and waits for each."""
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=5)
    connection.connect()
    assert connection.sock is not None
    took = []
    for _ in range(21):
        began = time.perf_counter()
        connection.request("POST", f"{key_of(running)}call", body=b"{}")
        connection.getresponse().read()
        took.append(time.perf_counter() - began)
    connection.close()
    assert sorted(took)[10] < 0.03, "the delay of Nagle's algorithm is 40 ms"
