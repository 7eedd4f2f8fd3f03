package dev.switchboard.service.web.body;

import dev.switchboard.service.web.problem.BrokenBodyException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a body packed with gzip holds, all of its members (RFC 1952, section 2.2). Reading fails
 * with {@link BrokenBodyException} where the packing is broken or ends too early, and as the body
 * does where its connection fails. Lets go of its memory at the end of the body. Used by one
 * thread.
 */
final class GzipBody extends InputStream {

    private static final long UNSIGNED = 0xffff_ffffL;

    private final PackedBytes packed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private boolean begun;
    private boolean inMember;
    private boolean ended;

    GzipBody(InputStream packed) {
        this.packed = new PackedBytes(packed);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        int read = -1;
        try {
            read = unpack(into, offset, length);
            return read;
        } finally {
            // at the end, and when anything went wrong
            if (read < 0) {
                close();
            }
        }
    }

    /** Lets go of memory outside the heap; the body itself stays open. */
    @Override
    public void close() {
        ended = true;
        inflater.end();
    }

    /** A loop over all that brings nothing: members may be empty, however many there are. */
    private int unpack(byte[] into, int offset, int length) throws IOException {
        while (inMember || begin()) {
            int read = inflate(into, offset, length);
            if (read > 0) {
                check.update(into, offset, read);
                return read;
            }
            if (inflater.finished()) {
                end();
            } else if (inflater.needsDictionary()) {
                throw new BrokenBodyException("what is in it is damaged");
            } else if (inflater.needsInput()) {
                packed.feed(inflater);
            }
        }
        return -1;
    }

    private int inflate(byte[] into, int offset, int length) throws BrokenBodyException {
        try {
            return inflater.inflate(into, offset, length);
        } catch (DataFormatException e) {
            throw new BrokenBodyException("what is in it is damaged", e);
        }
    }

    private boolean begin() throws IOException {
        inMember = GzipHeader.read(packed);
        if (!inMember && !begun) {
            throw new BrokenBodyException("it is empty");
        }
        begun = true;
        return inMember;
    }

    private void end() throws IOException {
        packed.takeBack(inflater);
        boolean whole =
                packed.demandInt() == check.getValue()
                        && packed.demandInt() == (inflater.getBytesWritten() & UNSIGNED);
        if (!whole) {
            throw new BrokenBodyException("what is in it is not what its check says");
        }
        inflater.reset();
        check.reset();
        inMember = false;
    }
}
