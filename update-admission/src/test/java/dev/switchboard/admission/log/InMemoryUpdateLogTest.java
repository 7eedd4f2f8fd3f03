package dev.switchboard.admission.log;

import java.util.List;

final class InMemoryUpdateLogTest extends UpdateLogContract {

    private final InMemoryUpdateLog log = new InMemoryUpdateLog();

    @Override
    UpdateLog log() {
        return log;
    }

    @Override
    List<Entry> entries(UpdateTopic topic) {
        return log.entries(topic);
    }
}
