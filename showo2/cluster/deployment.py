"""The deployment of replicas, for `app.py --cluster` and for the YAML of a Ray cluster."""

from dataclasses import asdict
from typing import Any

from ray import serve
from ray.serve import Application

from showo2.cluster.replica import MAX_ONGOING, Replica, ReplicaSettings

APPLICATION, DEPLOYMENT = "show-o2", "replica"
# Requests that a page has sent while no replica has room. The page's own line sends no more than there is
# room for, so these are the ones that a replica which has just ended leaves.
MAX_QUEUED = 64
# Of requests on a replica; with more, another replica is started.
TARGET_ONGOING = 4
# A replica that is replaced has this long to end its requests.
SHUTDOWN_SECONDS = 900.0
HEALTH_SECONDS = 5.0
# All replicas, so that a request waits only where none has room.
MAX_FALLBACKS = 64
ROUTER = "ray.serve.experimental.consistent_hash_router.ConsistentHashRouter"

_replicas = serve.deployment(
    name=DEPLOYMENT,
    max_ongoing_requests=MAX_ONGOING,
    max_queued_requests=MAX_QUEUED,
    graceful_shutdown_timeout_s=SHUTDOWN_SECONDS,
    health_check_period_s=HEALTH_SECONDS,
    # Requests of one visitor go to the replica that keeps the context of the one before.
    request_router_config={
        "request_router_class": ROUTER,
        "request_router_kwargs": {"num_fallback_replicas": MAX_FALLBACKS},
    },
)(Replica)


def application(settings: dict[str, Any]) -> Application:
    """The application for `import_path: showo2.cluster.deployment:application`, whose `args` are
    `ReplicaSettings`; replicas, GPUs and autoscaling are options of its one deployment."""
    return _replicas.bind(asdict(ReplicaSettings(**settings)))


def scaled_application(settings: ReplicaSettings, replicas: range, cpus: float, gpus: float) -> Application:
    """The same with as many replicas as are in the range, each with so many cores and GPUs."""
    options: dict[str, Any] = {"ray_actor_options": {"num_cpus": cpus, "num_gpus": gpus}}
    if len(replicas) == 1:
        options["num_replicas"] = replicas[0]
    else:
        options["autoscaling_config"] = {
            "min_replicas": replicas[0],
            "max_replicas": replicas[-1],
            "target_ongoing_requests": TARGET_ONGOING,
        }
    return _replicas.options(**options).bind(asdict(settings))
