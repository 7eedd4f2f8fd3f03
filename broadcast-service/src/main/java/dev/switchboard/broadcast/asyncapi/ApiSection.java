package dev.switchboard.broadcast.asyncapi;

import java.util.List;

/** A part of the description: what one protocol carries. Asked once, when the service starts. */
@FunctionalInterface
public interface ApiSection {

    /** The channels of the protocol, with their messages and operations. */
    List<ChannelObject> channels();
}
