package dev.gantry.shapes;

import dev.gantry.shapes.acs.AcsModel;
import dev.gantry.shapes.cloudwatch.CloudwatchModel;
import dev.gantry.shapes.ec2.Ec2Model;
import dev.gantry.shapes.ecs.EcsModel;
import dev.gantry.shapes.elbv2.Elbv2Model;
import dev.gantry.shapes.iam.IamModel;
import dev.gantry.shapes.logs.LogsModel;
import dev.gantry.shapes.s3.S3Model;
import dev.gantry.shapes.scheduler.SchedulerModel;
import dev.gantry.shapes.sns.SnsModel;
import dev.gantry.shapes.sqs.SqsModel;
import dev.gantry.shapes.sts.StsModel;
import dev.gantry.shapes.tcs.TcsModel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All services' models, and every shape that their operations reach. */
public final class AllModels {

    public static final Path FOLDER = Path.of("../../models");

    public static final List<ServiceModel> MODELS = List.of(
            AcsModel.INSTANCE,
            CloudwatchModel.INSTANCE,
            Ec2Model.INSTANCE,
            EcsModel.INSTANCE,
            Elbv2Model.INSTANCE,
            IamModel.INSTANCE,
            LogsModel.INSTANCE,
            S3Model.INSTANCE,
            SchedulerModel.INSTANCE,
            SnsModel.INSTANCE,
            SqsModel.INSTANCE,
            StsModel.INSTANCE,
            TcsModel.INSTANCE);

    private AllModels() {}

    public static Stream<Operation> operations() {
        return MODELS.stream()
                .flatMap(model -> model.operationNames().stream()
                        .map(name -> model.operation(name).orElseThrow()));
    }

    public static Set<Shape<?>> shapes() {
        Set<Shape<?>> seen = new LinkedHashSet<>();
        Deque<Shape<?>> waiting = new ArrayDeque<>();
        operations().forEach(operation -> {
            waiting.add(operation.input());
            waiting.add(operation.output());
            operation.errors().forEach(error -> waiting.add(error.shape()));
        });
        while (!waiting.isEmpty()) {
            Shape<?> shape = waiting.remove();
            if (seen.add(shape)) {
                shape.members().forEach(member -> nested(member.type()).forEach(waiting::add));
            }
        }
        return seen;
    }

    private static Stream<Shape<?>> nested(Type type) {
        return parts(type)
                .flatMap(part -> part instanceof Type.Struct struct
                        ? Stream.of(struct.shape().get())
                        : Stream.empty());
    }

    /** The type itself and what its lists and maps hold. */
    static Stream<Type> parts(Type type) {
        return switch (type) {
            case Type.ListOf list -> Stream.concat(Stream.of(type), parts(list.element()));
            case Type.MapOf map -> Stream.concat(Stream.of(type), Stream.concat(parts(map.key()), parts(map.value())));
            default -> Stream.of(type);
        };
    }
}
