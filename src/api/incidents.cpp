#include "api/incidents.h"

#include "api/codec.h"

EMC_INSTANTIATE_JSON(emc::Incident)
