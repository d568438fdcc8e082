#include "api/consultations.h"

#include "api/codec.h"
#include "api/path_places.h"

EMC_INSTANTIATE_JSON(emc::ConsultationRequest)
EMC_INSTANTIATE_JSON(emc::Consultation)
EMC_INSTANTIATE_QUERY(emc::ConsultationQuery)
EMC_INSTANTIATE_JSON(emc::ConsultationPage)
EMC_INSTANTIATE_QUERY(emc::ConsultationKey)
EMC_INSTANTIATE_PATH(emc::ConsultationKey)
EMC_INSTANTIATE_JSON(emc::ConsultationAction)
EMC_INSTANTIATE_PATH(emc::ConsultationAction)
