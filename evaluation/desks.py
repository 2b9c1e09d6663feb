"""A desk of a public viewer today on either set of figures, without the service."""

from __future__ import annotations

from actions.desk import Desk, public_desk
from bot.data_sets import DataSet
from bot.settings import ServiceSettings
from data_layer.faults import Fault
from data_layer.snapshots import Snapshots


class NotMade(Fault):
    """Figures that nobody has asked for yet on this machine."""


def desk_on(data: DataSet) -> Desk:
    """Raises NotMade where the illustrative figures are asked for and were never made ready."""
    desk = public_desk()
    if data is DataSet.PUBLISHED:
        return desk
    folder = ServiceSettings(illustrative=True).illustrative_dir
    if folder is None or not folder.is_dir():
        raise NotMade("There are no illustrative figures here. Make them ready with make evaluate, which asks them.")
    snapshot = Snapshots(folder).current()
    return Desk(snapshot, desk.viewer, as_known_at=desk.as_known_at, asked_at=desk.asked_at)
