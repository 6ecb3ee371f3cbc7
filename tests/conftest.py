"""What every test may use: real servers (see ``services``)."""

from tests.services import postgres, redis_server

__all__ = ["postgres", "redis_server"]
