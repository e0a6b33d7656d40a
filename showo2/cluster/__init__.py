"""Replicas of the engine on Ray Serve, in several processes of one machine or on several machines."""

import os


def stay_on_loopback() -> None:
    """Makes a Ray that this process starts listen on the loopback address only.

    Otherwise it takes the address by which other machines reach this one. To be called before Ray is
    imported, which reads the variable then.
    """
    os.environ.setdefault("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")
