package dev.switchboard.router.outbound;

import java.net.InetAddress;

/**
 * A range of addresses (RFC 4632, RFC 4291 section 2.3).
 *
 * @param first its lowest address
 * @param prefix how many leading bits all its addresses share
 */
record Network(InetAddress first, int prefix) {

    Network {
        byte[] bytes = first.getAddress();
        if (prefix < 0 || prefix > bytes.length * Byte.SIZE) {
            throw new IllegalArgumentException(
                    "The prefix of %s must be between 0 and %d."
                            .formatted(first.getHostAddress(), bytes.length * Byte.SIZE));
        }
        for (int bit = prefix; bit < bytes.length * Byte.SIZE; bit++) {
            if (isSet(bytes, bit)) {
                throw new IllegalArgumentException(
                        "%s/%d has bits beyond its prefix."
                                .formatted(first.getHostAddress(), prefix));
            }
        }
    }

    /** Reads {@code 10.0.0.0/8}, {@code fd00::/8}, or one address. */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            InetAddress address = HostName.address(text);
            return new Network(address, address.getAddress().length * Byte.SIZE);
        }
        String prefix = text.substring(slash + 1);
        if (!prefix.matches("\\d{1,3}")) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a range such as 10.0.0.0/8.".formatted(Shown.of(text)));
        }
        return new Network(HostName.address(text.substring(0, slash)), Integer.parseInt(prefix));
    }

    boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            if (isSet(ours, bit) != isSet(theirs, bit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSet(byte[] bytes, int bit) {
        return (bytes[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) == 1;
    }
}
