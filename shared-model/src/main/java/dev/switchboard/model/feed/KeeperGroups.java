package dev.switchboard.model.feed;

/** The consumer groups in which Kafka keeps how far contract.updates is kept. */
public final class KeeperGroups {

    private KeeperGroups() {}

    /** The group that the keepers of all nodes are. */
    public static String keepers(Topics topics) {
        return topics.prefix() + "switchboard-keeper";
    }

    /**
     * A group without members: the offset that an operator commits to it for a partition is the one
     * after a record that the keepers are to skip.
     */
    public static String skips(Topics topics) {
        return topics.prefix() + "switchboard-keeper-skips";
    }
}
