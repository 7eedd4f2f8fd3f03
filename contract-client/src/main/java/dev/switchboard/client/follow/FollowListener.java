package dev.switchboard.client.follow;

/**
 * Is told what comes. One call at a time, in order, on a thread of the following's own: a listener
 * needs no locks for what it alone uses. While a call takes its time nothing more is read from the
 * server, which then does as the {@link WhenSlow} policy has it; the connection does not suffer.
 *
 * <p>What a call throws is logged, and the following goes on with the next message.
 *
 * <p>Each message is told once, however often the connection ends, but for what stands together and
 * was cut off in the middle: a snapshot or a piece of history begins again, see {@link
 * #replayBegan}, and so do the latest that follow {@link #missed}. All of that is marked as
 * replayed.
 */
@FunctionalInterface
public interface FollowListener {

    /** A contract was updated. */
    void updated(Change.Updated update);

    /**
     * A message came: for programs that pass messages on. Every one that can be read is told so,
     * heart-beats too, before the calls that it leads to; {@link Following#cursor} is still the one
     * before. The first of a connection is {@code subscribed}, but for an {@code error} or {@code
     * reconnect} that comes before it.
     *
     * @param json as it came
     */
    default void message(String json) {}

    /** A contract was removed. */
    default void removed(Change.Removed removal) {}

    /** A contract has moved away from the locations that are followed. */
    default void left(Change.Left departure) {}

    /** A test update came by: it belongs to no history, and to no view. */
    default void tested(Change.Updated test) {}

    /**
     * What follows happened before.
     *
     * @param snapshot whether it is the latest of each contract: forget what you had of them. It
     *     comes at the beginning, after an absence of more than 24 hours, and again from its start
     *     where the connection ended in the middle of it
     * @param recovered whether it is everything since the last message
     */
    default void replayBegan(boolean snapshot, boolean recovered) {}

    /**
     * All that happened before was told.
     *
     * @param cursor where to go on from now: see {@link Following#cursor}
     */
    default void replayCompleted(String cursor) {}

    /**
     * This side was too slow: of so many changes, only the latest of each contract follows.
     *
     * @param count changes of the whole feed, not only of what is followed
     */
    default void missed(long count) {}

    /**
     * The following stands elsewhere now.
     *
     * @param why in words for people
     */
    default void stateChanged(FollowState state, String why) {}

    /**
     * The server refuses what is asked for, for good, or what answers is no Switchboard: no more
     * calls follow but the one of the state {@link FollowState#ENDED}.
     */
    default void refused(FollowRefusedException refusal) {}
}
