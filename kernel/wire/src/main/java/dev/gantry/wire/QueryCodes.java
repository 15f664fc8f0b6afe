package dev.gantry.wire;

import java.util.Map;
import java.util.Set;

/** The codes that SQS' errors had in its query protocol; clients still look for them. Source: SQS' API model. */
final class QueryCodes {

    private static final Map<String, String> SQS_RENAMED = Map.of(
            "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue",
            "QueueNameExists", "QueueAlreadyExists",
            "KmsAccessDenied", "KMS.AccessDeniedException",
            "KmsDisabled", "KMS.DisabledException",
            "KmsInvalidKeyUsage", "KMS.InvalidKeyUsageException",
            "KmsInvalidState", "KMS.InvalidStateException",
            "KmsNotFound", "KMS.NotFoundException",
            "KmsOptInRequired", "KMS.OptInRequired",
            "KmsThrottled", "KMS.ThrottlingException");
    private static final Set<String> SQS_PREFIXED = Set.of(
            "BatchEntryIdsNotDistinct",
            "BatchRequestTooLong",
            "EmptyBatchRequest",
            "InvalidBatchEntryId",
            "MessageNotInflight",
            "PurgeQueueInProgress",
            "QueueDeletedRecently",
            "TooManyEntriesInBatchRequest",
            "UnsupportedOperation");

    private QueryCodes() {}

    static String of(String service, String code) {
        if (!service.equals("sqs")) {
            return code;
        }
        return SQS_PREFIXED.contains(code) ? "AWS.SimpleQueueService." + code : SQS_RENAMED.getOrDefault(code, code);
    }
}
