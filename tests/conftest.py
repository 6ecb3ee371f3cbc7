"""What every test may use: real servers (see ``services``). Machines are shared: no test is timed."""

from hypothesis import settings

from tests.services import postgres, redis_server

__all__ = ["postgres", "redis_server"]

settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")
