"""The engine on several machines, or in several processes of one: Ray Serve runs replicas of it."""

import os


def stay_on_loopback() -> None:
    """Lets a Ray that this process starts listen on the loopback address alone; to be called before Ray is
    imported, which reads the variable then. Otherwise it takes the address by which other machines reach
    this one."""
    os.environ.setdefault("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")
