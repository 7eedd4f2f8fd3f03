package dev.switchboard.admission.log;

import java.util.List;

final class InMemoryUpdateLogTest extends UpdateLogContract {

    private final InMemoryUpdateLog log = new InMemoryUpdateLog();

    @Override
    UpdateLog log() {
        return log;
    }

    @Override
    List<Entry> entries(Feed feed) {
        return log.entries(feed);
    }
}
