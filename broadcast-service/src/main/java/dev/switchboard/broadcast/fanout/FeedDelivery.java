package dev.switchboard.broadcast.fanout;

/** What all workers share to deliver one feed. Any thread. */
record FeedDelivery(Feed feed, CatchUps catchUps, EncodedLogs encodedLogs) {

    SharedLog log() {
        return feed.log();
    }
}
