"""Contracts as prims on a stage, live."""
try:
    from .extension import ContractsExtension  # noqa: F401
except ImportError as absent:
    # Outside Kit only the follower is there; inside it something is wrong.
    if (absent.name or "").split(".")[0] not in ("carb", "omni"):
        raise
