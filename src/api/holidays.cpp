#include "domain/holidays.h"

#include "api/codec.h"

EMC_INSTANTIATE_JSON(emc::Holidays)
