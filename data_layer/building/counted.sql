-- The council's own measures as their newest rows give them, with all that says what they count.
SELECT id, unit, decimals, kind, accumulation, small_numbers, concat_ws(' ', name, short_name, counts, population)
FROM returned_measures WHERE national_metric IS NULL AND unit IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY id ORDER BY load_position DESC) = 1
ORDER BY id
