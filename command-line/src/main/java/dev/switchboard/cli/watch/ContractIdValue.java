package dev.switchboard.cli.watch;

import dev.switchboard.model.contract.ContractId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of {@code --contract}. */
final class ContractIdValue implements ITypeConverter<ContractId> {

    @Override
    public ContractId convert(String text) {
        ContractId.fault(text)
                .ifPresent(fault -> {
                    throw new TypeConversionException("an id " + fault);
                });
        return new ContractId(text);
    }
}
