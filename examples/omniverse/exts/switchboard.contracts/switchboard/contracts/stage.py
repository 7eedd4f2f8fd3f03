"""Puts contracts on a USD stage: a cube each, on a site for each location."""
import hashlib

from pxr import Gf, Sdf, UsdGeom

from .follower import Change
from .places import Places

ROOT = "/World/Contracts"
SITES = {
    "Chennai": (3600, 2000),
    "Mumbai": (-3400, -2200),
    "Bengaluru": (-1000, 2200),
    "Hyderabad": (1400, -2600),
}
ACTIVE = Gf.Vec3f(0.18, 0.68, 0.42)
INACTIVE = Gf.Vec3f(0.76, 0.64, 0.23)
SIDE = 32  # places in a row of a site
STEP = 100  # centimetres between them


class Cubes:
    """A cube for each contract; call it in Kit's main thread."""

    def __init__(self):
        self._places = Places()

    def apply(self, stage, change: Change) -> None:
        """Shows one change."""
        path = _path(change.contract_id)
        if change.location is None:
            self._places.release(change.contract_id)
            stage.RemovePrim(path)
            return
        cube = UsdGeom.Cube.Define(stage, path)
        cube.GetPrim().CreateAttribute("switchboard:contract_id", Sdf.ValueTypeNames.String).Set(
            change.contract_id
        )
        active = change.status == "active"
        height = 120.0 if active else 40.0
        x, z = SITES.get(change.location, (0, 0))
        row, column = divmod(self._places.take(change.contract_id, change.location), SIDE)
        move = UsdGeom.XformCommonAPI(cube)
        move.SetTranslate(
            Gf.Vec3d(x + (column - SIDE / 2) * STEP, height / 2, z + (row - SIDE / 2) * STEP)
        )
        move.SetScale(Gf.Vec3f(35, height / 2, 35))
        cube.GetDisplayColorAttr().Set([ACTIVE if active else INACTIVE])


def _path(contract_id: str) -> Sdf.Path:
    # Ids may hold what names of prims may not.
    digest = hashlib.blake2b(contract_id.encode(), digest_size=16).hexdigest()
    return Sdf.Path(ROOT).AppendChild(f"c_{digest}")
