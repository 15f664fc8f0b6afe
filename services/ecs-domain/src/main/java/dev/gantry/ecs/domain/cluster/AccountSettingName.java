package dev.gantry.ecs.domain.cluster;

import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.SettingName;
import java.util.Arrays;
import java.util.List;

/** The settings of an account: their names, the values they may have, and what counts when nobody set them. */
public enum AccountSettingName {
    SERVICE_LONG_ARN_FORMAT(SettingName.SERVICE_LONG_ARN_FORMAT, "enabled"),
    TASK_LONG_ARN_FORMAT(SettingName.TASK_LONG_ARN_FORMAT, "enabled"),
    CONTAINER_INSTANCE_LONG_ARN_FORMAT(SettingName.CONTAINER_INSTANCE_LONG_ARN_FORMAT, "enabled"),
    AWSVPC_TRUNKING(SettingName.AWSVPC_TRUNKING, "disabled", "enabled"),
    CONTAINER_INSIGHTS(SettingName.CONTAINER_INSIGHTS, "disabled", "enabled", "enhanced"),
    FARGATE_FIPS_MODE(SettingName.FARGATE_FIPSMODE, "disabled", "enabled"),
    TAG_RESOURCE_AUTHORIZATION(SettingName.TAG_RESOURCE_AUTHORIZATION, "on", "off"),
    FARGATE_TASK_RETIREMENT_WAIT_PERIOD(SettingName.FARGATE_TASK_RETIREMENT_WAIT_PERIOD, "7", "0", "14"),
    GUARD_DUTY_ACTIVATE(SettingName.GUARD_DUTY_ACTIVATE, "off"),
    DEFAULT_LOG_DRIVER_MODE(SettingName.DEFAULT_LOG_DRIVER_MODE, "non-blocking", "blocking"),
    FARGATE_EVENT_WINDOWS(SettingName.FARGATE_EVENT_WINDOWS, "disabled", "enabled");

    private final String wire;
    private final List<String> values;

    /** The first value is the default. */
    AccountSettingName(String wire, String... values) {
        this.wire = wire;
        this.values = List.of(values);
    }

    public static AccountSettingName of(String wire) {
        return Arrays.stream(values())
                .filter(name -> name.wire.equals(wire))
                .findFirst()
                .orElseThrow(() -> new InvalidParameterException("Invalid setting name: " + wire));
    }

    public String wire() {
        return wire;
    }

    public String defaultValue() {
        return values.getFirst();
    }

    /** Only AWS, here the operator, sets it. */
    public boolean isManaged() {
        return this == GUARD_DUTY_ACTIVATE;
    }

    /** Refuses a value that the setting cannot have; long ARNs cannot be switched off any more. */
    public String checked(String value) {
        if (isManaged() || !values.contains(value)) {
            throw new InvalidParameterException("Invalid value for setting " + wire + ": " + value);
        }
        return value;
    }
}
