"""Puts contracts on a USD stage: a cube each, on a site for each location."""
import hashlib

from pxr import Gf, Sdf, UsdGeom

from .follower import Change

ROOT = "/World/Contracts"
SITES = {
    "Chennai": (3600, 2000),
    "Mumbai": (-3400, -2200),
    "Bengaluru": (-1000, 2200),
    "Hyderabad": (1400, -2600),
}
ACTIVE = Gf.Vec3f(0.18, 0.68, 0.42)
INACTIVE = Gf.Vec3f(0.76, 0.64, 0.23)
SIDE = 32  # places along a site's edge
STEP = 100  # centimetres between them


def apply(stage, change: Change) -> None:
    """Shows one change; call it in Kit's main thread."""
    path = _path(change.contract_id)
    if change.location is None:
        stage.RemovePrim(path)
        return
    cube = UsdGeom.Cube.Define(stage, path)
    cube.GetPrim().CreateAttribute("switchboard:contract_id", Sdf.ValueTypeNames.String).Set(
        change.contract_id
    )
    height = 120.0 if change.status == "active" else 40.0
    x, z = SITES.get(change.location, (0, 0))
    place = _digest(change.contract_id) % (SIDE * SIDE)
    move = UsdGeom.XformCommonAPI(cube)
    move.SetTranslate(
        Gf.Vec3d(
            x + (place % SIDE - SIDE / 2) * STEP, height / 2, z + (place // SIDE - SIDE / 2) * STEP
        )
    )
    move.SetScale(Gf.Vec3f(35, height / 2, 35))
    cube.GetDisplayColorAttr().Set([ACTIVE if change.status == "active" else INACTIVE])


def _path(contract_id: str) -> Sdf.Path:
    # Ids may hold what names of prims may not.
    return Sdf.Path(ROOT).AppendChild(f"c_{_digest(contract_id):032x}")


def _digest(contract_id: str) -> int:
    return int.from_bytes(hashlib.blake2b(contract_id.encode(), digest_size=16).digest(), "big")
