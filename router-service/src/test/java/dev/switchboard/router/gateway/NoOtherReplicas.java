package dev.switchboard.router.gateway;

/** Of a router that is alone. */
final class NoOtherReplicas implements OtherReplicas {

    @Override
    public boolean own(String sessionId) {
        return false;
    }

    @Override
    public Forwarding forward(ForwardedRequest request) {
        return new Forwarding.Gone();
    }

    @Override
    public boolean isGone(String sessionId) {
        return true;
    }

    @Override
    public TokenCheck check(String token, ForwardedRequest.Target target) {
        return new TokenCheck.Invalid("there are no other replicas");
    }
}
