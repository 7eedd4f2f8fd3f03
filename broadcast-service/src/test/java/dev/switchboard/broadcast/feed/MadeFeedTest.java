package dev.switchboard.broadcast.feed;

import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;

/** The fake keeps the contract too. */
class MadeFeedTest extends ChangeLogContract {

    private final MadeFeed feed = new MadeFeed(7);

    @Override
    ChangeLog<ContractChange> log() {
        return feed;
    }

    @Override
    Cursor start() {
        return feed.start();
    }

    @Override
    ContractChange append(String contract, Location location) {
        return feed.update(contract, location);
    }
}
