-- The home area, where it is not among the areas.
SELECT home_area FROM snapshot WHERE home_area NOT IN (SELECT code FROM area)
