#include "api/verifications.h"

#include "api/codec.h"
#include "api/path_places.h"

EMC_INSTANTIATE_JSON(emc::VerificationRequest)
EMC_INSTANTIATE_JSON(emc::Verification)
EMC_INSTANTIATE_JSON(emc::OwnVerification)
EMC_INSTANTIATE_JSON(emc::VerificationAction)
EMC_INSTANTIATE_PATH(emc::VerificationAction)
EMC_INSTANTIATE_QUERY(emc::VerificationKey)
EMC_INSTANTIATE_PATH(emc::VerificationKey)
