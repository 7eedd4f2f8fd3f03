"""The part that needs Kit: starts the follower with the extension, and ends it."""
import asyncio
import logging

import carb.settings
import omni.ext
import omni.usd

from .follower import Change, Follower
from .stage import Cubes

log = logging.getLogger(__name__)

SERVER = "/exts/switchboard.contracts/server"


class ContractsExtension(omni.ext.IExt):
    def on_startup(self, ext_id):
        server = carb.settings.get_settings().get_as_string(SERVER)
        self._follower = Follower(server)
        self._cubes = Cubes()
        # Kit's event loop runs in its main thread, where a stage may be changed.
        self._task = asyncio.ensure_future(self._follower.run(self._show))
        self._task.add_done_callback(_tell)
        events = omni.usd.get_context().get_stage_event_stream()
        self._events = events.create_subscription_to_pop(self._on_stage_event)

    async def _show(self, change: Change):
        stage = omni.usd.get_context().get_stage()
        if stage is not None:
            self._cubes.apply(stage, change)

    def _on_stage_event(self, event):
        # A stage that was just opened knows none of them.
        if event.type == int(omni.usd.StageEventType.OPENED):
            stage = omni.usd.get_context().get_stage()
            for change in self._follower.contracts.values():
                self._cubes.apply(stage, change)

    def on_shutdown(self):
        self._events = None
        self._task.cancel()


def _tell(task):
    if not task.cancelled() and task.exception():
        log.error("contracts are not followed any more", exc_info=task.exception())
