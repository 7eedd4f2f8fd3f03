package dev.switchboard.router.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"c-42", "a/b", "two words", "50%", "a+b", "ü?#", "日本", "..", "\uD83D\uDE00"})
    void an_id_comes_back_from_its_address(String id) {
        ContractId contract = new ContractId(id);

        assertThat(ContractAddresses.contract(ContractAddresses.of(contract))).contains(contract);
        assertThat(ContractAddresses.contract(ContractAddresses.historyOf(contract)))
                .contains(contract);
    }

    @Test
    void an_address_may_encode_more_than_it_must() {
        assertThat(ContractAddresses.contract("contract://%63-42"))
                .contains(new ContractId("c-42"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contract://",
                "contract://a/b",
                "contract://a/",
                "contract://%",
                "contract://%0A",
                "contracts://latest",
                "https://example.com/a"
            })
    void other_addresses_are_of_no_contract(String uri) {
        assertThat(ContractAddresses.contract(uri)).isEmpty();
    }

    @Test
    void some_addresses_are_of_many_contracts() {
        assertThat(ContractAddresses.isOfMany("contracts://latest")).isTrue();
        assertThat(ContractAddresses.isOfMany(ContractAddresses.of(Location.MUMBAI))).isTrue();
        assertThat(ContractAddresses.isOfMany("contracts://location/Pune")).isFalse();
        assertThat(ContractAddresses.isOfMany("contract://latest")).isFalse();
    }
}
