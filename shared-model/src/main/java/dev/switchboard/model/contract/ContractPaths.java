package dev.switchboard.model.contract;

import java.util.List;

/**
 * The paths beside {@code /contracts/{contract_id}} that name no contract. A contract may have such
 * an id: it is reached, and removed, by {@code /contracts?contract_id=}.
 */
public final class ContractPaths {

    public static final String HISTORY = "/contracts/history";
    public static final String STATUS = "/contracts/status";

    /** All of them; they can be read, and nothing else. */
    public static final List<String> NOT_CONTRACTS = List.of(HISTORY, STATUS);

    private ContractPaths() {}
}
