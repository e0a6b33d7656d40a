"""Connects `app.py --cluster` to replicas, and starts them where there are none."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager

import ray
from ray import serve

from showo2.app.arguments import THIS_MACHINE
from showo2.cluster.deployment import APPLICATION, scaled_application
from showo2.cluster.engine import ClusterEngine
from showo2.cluster.replica import ReplicaSettings
from showo2.errors import NoCluster, ReplicasFailed

OBJECT_STORE_BYTES = 500_000_000  # of shared memory; outputs pass through it, and stay for a moment


@contextmanager
def connected(
    address: str, settings: ReplicaSettings, replicas: range | None = None
) -> Iterator[ClusterEngine]:
    """The engine of a cluster, which is left on exit.

    `address`: of a running Ray cluster, "auto" for the one that this machine belongs to, or THIS_MACHINE to
    start one here, which ends on exit. Replicas that run there already are used as they are, and stay;
    otherwise as many as are in `replicas` are started, by default one for each GPU. Raises NoCluster,
    ReplicasFailed, and what loading the checkpoint does.
    """
    _join(address, replicas)
    try:
        serve.start(proxy_location="Disabled")  # no HTTP: the page has a handle
        if APPLICATION not in serve.status().applications:
            start(settings, replicas)
        with closing(ClusterEngine(serve.get_app_handle(APPLICATION))) as engine:
            yield engine
    finally:
        ray.shutdown()  # ends all processes of a cluster that was started here


def _join(address: str, replicas: range | None) -> None:
    if address == THIS_MACHINE:
        # Replicas may be more than cores.
        cores = max(os.cpu_count() or 1, replicas[-1] if replicas else 1)
        ray.init(
            num_cpus=cores,
            object_store_memory=OBJECT_STORE_BYTES,
            include_dashboard=False,
            log_to_driver=False,
        )
        return
    try:
        ray.init(address=address, log_to_driver=False)
    except (ConnectionError, ValueError) as error:
        raise NoCluster(address=address, reason=str(error).splitlines()[0]) from error


def start(settings: ReplicaSettings, replicas: range | None) -> None:
    """Starts replicas, each with a GPU where there are any, else with an equal share of the cores. Running
    ones are replaced one after another. Raises ReplicasFailed."""
    resources = ray.cluster_resources()
    gpus = 0 if settings.device == "cpu" else int(resources.get("GPU", 0))
    replicas = replicas or range(max(1, gpus), max(1, gpus) + 1)
    cores = 1 if gpus else max(1, int(resources["CPU"]) // replicas[-1])
    try:
        serve.run(
            scaled_application(settings, replicas, cores, 1 if gpus else 0),
            name=APPLICATION,
            route_prefix=None,
        )
    except RuntimeError as error:
        raise ReplicasFailed(reason=str(error)) from error
